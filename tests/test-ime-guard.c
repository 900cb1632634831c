#include "mdg-ime-guard.h"

#include "mdg-test-app.h"
#include "mdg-test-keys.h"

typedef struct
{
  MdgApplication *application;
  GtkWindow *window;
  GtkWidget *entry;
  GtkWidget *view;
  guint n_actions;
  guint n_defaults;
} Fixture;

static void
count_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
count_default (GtkButton *button,
               gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  static const GActionEntry entries[] = { { .name = "save", .activate = count_action } };
  const char *accels[] = { "<Control>Return", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new ();

  self->application = mdg_test_app_new ();
  self->window = GTK_WINDOW (gtk_application_window_new (GTK_APPLICATION (self->application)));
  self->entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  self->view = gtk_text_view_new ();
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect (button, "clicked", G_CALLBACK (count_default), &self->n_defaults);
  gtk_window_set_child (self->window, box);
  gtk_window_set_default_widget (self->window, button);
  g_action_map_add_action_entries (G_ACTION_MAP (self->window), entries, 1, &self->n_actions);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self->application), "win.save", accels);
  mdg_ime_guard_attach (self->window);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->entry);
  mdg_test_settle ();
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_test_app_free (self->application);
}

static void
compose (Fixture *self,
         const char *preedit)
{
  g_signal_emit_by_name (gtk_window_get_focus (self->window), "preedit-changed", preedit);
}

static void
test_accelerators_wait_for_the_word (Fixture *self,
                                     gconstpointer data)
{
  g_assert_true (mdg_test_press (self->window, "<Control>Return"));
  g_assert_cmpuint (self->n_actions, ==, 1);

  compose (self, "かいご");
  g_assert_false (mdg_test_press (self->window, "<Control>Return"));
  g_assert_cmpuint (self->n_actions, ==, 1);

  compose (self, "");
  g_assert_true (mdg_test_press (self->window, "<Control>Return"));
  g_assert_cmpuint (self->n_actions, ==, 2);
}

static void
test_return_is_no_default_button (Fixture *self,
                                  gconstpointer data)
{
  compose (self, "かいご");
  g_assert_false (mdg_test_press (self->window, "Return"));
  mdg_test_settle ();
  g_assert_cmpuint (self->n_defaults, ==, 0);

  compose (self, "");
  g_assert_true (mdg_test_press (self->window, "Return"));
  for (guint i = 0; i < 1000 && self->n_defaults == 0; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (self->n_defaults, ==, 1);
}

static void
test_works_in_a_text_view (Fixture *self,
                           gconstpointer data)
{
  gtk_widget_grab_focus (self->view);
  compose (self, "かい");
  g_assert_true (mdg_ime_guard_get_is_composing (mdg_ime_guard_get (self->window)));
  g_assert_false (mdg_test_press (self->window, "<Control>Return"));
}

static void
test_leaving_the_text_ends_it (Fixture *self,
                               gconstpointer data)
{
  compose (self, "かい");
  gtk_widget_grab_focus (self->view);
  g_assert_false (mdg_ime_guard_get_is_composing (mdg_ime_guard_get (self->window)));
  g_assert_true (mdg_test_press (self->window, "<Control>Return"));
}

/* A key that the input method does not take must not reach the text: it would reset the input method. */
static void
test_the_text_itself_sees_nothing (Fixture *self,
                                   gconstpointer data)
{
  GtkWidget *text = gtk_window_get_focus (self->window);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (text);
  guint n_awake = 0;

  compose (self, "かい");
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) || gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_NONE)
        continue;
      n_awake++;
      g_assert_nonnull (gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller)));
      g_assert_cmpstr (gtk_event_controller_get_name (controller), ==, "mdg-ime-guard");
    }
  g_assert_cmpuint (n_awake, ==, 1);
}

static void
test_a_text_may_go_while_composing (Fixture *self,
                                    gconstpointer data)
{
  compose (self, "かい");
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->entry)), self->entry);
  mdg_test_settle ();
  g_assert_false (mdg_ime_guard_get_is_composing (mdg_ime_guard_get (self->window)));
  g_assert_true (mdg_test_press (self->window, "<Control>Return"));
}

#define add(name, function) g_test_add ("/ime-guard/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  add ("accelerators-wait-for-the-word", test_accelerators_wait_for_the_word);
  add ("return-is-no-default-button", test_return_is_no_default_button);
  add ("works-in-a-text-view", test_works_in_a_text_view);
  add ("leaving-the-text-ends-it", test_leaving_the_text_ends_it);
  add ("the-text-itself-sees-nothing", test_the_text_itself_sees_nothing);
  add ("a-text-may-go-while-composing", test_a_text_may_go_while_composing);

  return g_test_run ();
}
