#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-page.h"
#include "mdg-window.h"

typedef struct
{
  MdgApplication *application;
  MdgWindow *window;
  MdgTestPage *pages[3];
} Fixture;

static const char *const ids[] = { "today", "consultations", "issues" };

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->application = mdg_test_app_new ();
  self->window = mdg_window_new (GTK_APPLICATION (self->application));
  for (guint i = 0; i < G_N_ELEMENTS (self->pages); i++)
    {
      self->pages[i] = MDG_TEST_PAGE (mdg_test_page_new (ids[i]));
      mdg_window_add_page (self->window, ids[i], "mdg-today-symbolic", MDG_PAGE (self->pages[i]));
    }
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_stack_set_visible_child_name (
    GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (self->window), MDG_TYPE_WINDOW, "main_stack")), "register");
  mdg_window_show_page (self->window, "today");
  mdg_test_settle ();
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_test_app_free (self->application);
}

static GtkWidget *
get_child (Fixture *self,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->window), MDG_TYPE_WINDOW, name));
}

static void
test_without_register_it_starts (Fixture *self,
                                 gconstpointer data)
{
  MdgWindow *window = mdg_window_new (GTK_APPLICATION (self->application));
  GtkStack *stack = GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (window), MDG_TYPE_WINDOW, "main_stack"));

  gtk_window_present (GTK_WINDOW (window));
  mdg_test_settle ();

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "start");
  g_assert_null (mdg_window_get_workspace (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.palette", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (mdg_window_get_palette (window))));
}

static void
test_keys_go_to_pages (Fixture *self,
                       gconstpointer data)
{
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>2"));
  g_assert_true (mdg_window_get_visible_page (self->window) == MDG_PAGE (self->pages[1]));
  g_assert_cmpuint (mdg_test_page_get_n_entered (self->pages[1]), ==, 1);
  g_assert_cmpuint (mdg_test_page_get_n_left (self->pages[0]), ==, 1);

  mdg_test_press (GTK_WINDOW (self->window), "<Control>3");
  g_assert_true (mdg_window_get_visible_page (self->window) == MDG_PAGE (self->pages[2]));

  /* There is no fourth page; nothing moves. */
  mdg_test_press (GTK_WINDOW (self->window), "<Control>4");
  g_assert_true (mdg_window_get_visible_page (self->window) == MDG_PAGE (self->pages[2]));
}

static gboolean
has_focus (GtkWidget *widget,
           GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
test_f6_goes_round_the_panes (Fixture *self,
                              gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (self->window);
  GtkWidget *first = mdg_test_page_get_entry (self->pages[0], 0);
  GtkWidget *second = mdg_test_page_get_entry (self->pages[0], 1);

  g_assert_true (has_focus (first, window));
  mdg_test_press (window, "F6");
  g_assert_true (has_focus (second, window));
  mdg_test_press (window, "F6");
  g_assert_true (has_focus (get_child (self, "sidebar_list"), window));
  mdg_test_press (window, "F6");
  g_assert_true (has_focus (first, window));
  mdg_test_press (window, "<Shift>F6");
  g_assert_true (has_focus (get_child (self, "sidebar_list"), window));
}

static void
test_wide_pages_take_the_words (Fixture *self,
                                gconstpointer data)
{
  GtkWidget *sidebar = get_child (self, "sidebar");

  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  g_assert_false (gtk_widget_has_css_class (sidebar, "mdg-narrow"));
  mdg_page_set_is_wide (MDG_PAGE (self->pages[0]), TRUE);
  g_assert_true (gtk_widget_has_css_class (sidebar, "mdg-narrow"));
  mdg_window_show_page (self->window, "issues");
  g_assert_false (gtk_widget_has_css_class (sidebar, "mdg-narrow"));
}

static void
test_header_follows_the_page (Fixture *self,
                              gconstpointer data)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *header_end = get_child (self, "header_end");

  mdg_page_set_header_end (MDG_PAGE (self->pages[1]), button);
  g_assert_null (gtk_widget_get_first_child (header_end));
  mdg_window_show_page (self->window, "consultations");
  g_assert_true (gtk_widget_get_first_child (header_end) == button);
  mdg_window_show_page (self->window, "today");
  g_assert_false (gtk_widget_get_visible (button));

  mdg_page_set_title (MDG_PAGE (self->pages[0]), "Changed");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_child (self, "title"))), ==, "Changed");
}

static void
new_consultation_action (GSimpleAction *action,
                         GVariant *parameter,
                         gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
test_no_button_without_its_action (Fixture *self,
                                   gconstpointer data)
{
  static const GActionEntry entries[] = { { .name = "new-consultation", .activate = new_consultation_action } };
  guint n_activated = 0;

  g_assert_false (gtk_widget_get_visible (get_child (self, "new_button")));
  g_action_map_add_action_entries (G_ACTION_MAP (self->window), entries, 1, &n_activated);
  g_assert_true (gtk_widget_get_visible (get_child (self, "new_button")));
  mdg_test_press (GTK_WINDOW (self->window), "<Control>n");
  g_assert_cmpuint (n_activated, ==, 1);
}

static void
test_print_goes_to_the_page (Fixture *self,
                             gconstpointer data)
{
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>p"));
  g_assert_cmpuint (mdg_test_page_get_n_printed (self->pages[0]), ==, 1);
}

static void
test_shortcuts_window_lists_what_was_added (Fixture *self,
                                            gconstpointer data)
{
  GtkWidget *window;

  mdg_window_add_shortcut (self->window, "Intake & more", "<Control>Return", "Save <next>");
  window = mdg_window_new_shortcuts_window (self->window);
  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_told (GtkWidget *toasts,
         const char *text)
{
  if (GTK_IS_LABEL (toasts) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (toasts)), text) == 0)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (toasts); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_told (child, text))
      return TRUE;

  return FALSE;
}

/* Each comes while the one before is still on its way up; no frame may end in what was freed. */
static void
test_messages_follow_at_once (Fixture *self,
                              gconstpointer data)
{
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC;
  GtkWidget *toasts = get_child (self, "toasts");

  for (guint i = 0; g_get_monotonic_time () < until; i++)
    {
      if (i % 20 == 0)
        mdg_window_toast_undo (self->window, "A < B", "win.show-help");
      else if (i % 20 == 7)
        mdg_window_toast (self->window, "The last one");
      mdg_test_settle ();
      g_usleep (2000);
    }
  mdg_window_toast (self->window, "The last one");
  mdg_test_settle ();
  g_assert_true (is_told (toasts, "The last one"));
  g_assert_false (is_told (toasts, "A < B"));
}

#define add(name, function) g_test_add ("/window/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  add ("messages-follow-at-once", test_messages_follow_at_once);
  add ("without-register-it-starts", test_without_register_it_starts);
  add ("keys-go-to-pages", test_keys_go_to_pages);
  add ("f6-goes-round-the-panes", test_f6_goes_round_the_panes);
  add ("wide-pages-take-the-words", test_wide_pages_take_the_words);
  add ("header-follows-the-page", test_header_follows_the_page);
  add ("no-button-without-its-action", test_no_button_without_its_action);
  add ("print-goes-to-the-page", test_print_goes_to_the_page);
  add ("shortcuts-window-lists-what-was-added", test_shortcuts_window_lists_what_was_added);

  return g_test_run ();
}
