#include "mdg-command-palette.h"

#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-window.h"

/* Finds one hit for whatever is typed, a turn of the main loop later. */
#define TEST_TYPE_PROVIDER (test_provider_get_type ())
G_DECLARE_FINAL_TYPE (TestProvider, test_provider, TEST, PROVIDER, GObject)

struct _TestProvider
{
  GObject parent_instance;
};

static const char *
get_section (MdgSearchProvider *provider)
{
  return "Records";
}

static gboolean
find_later (gpointer user_data)
{
  GTask *task = user_data;
  GPtrArray *hits = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (hits, mdg_palette_item_new_hit (g_task_get_task_data (task), "R8-0042", NULL, "win.open",
                                                   g_variant_new_string ("42")));
  g_task_return_pointer (task, hits, (GDestroyNotify) g_ptr_array_unref);

  return G_SOURCE_REMOVE;
}

static void
search_async (MdgSearchProvider *provider,
              const char *typed,
              guint max_hits,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task = g_task_new (provider, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (typed), g_free);
  g_idle_add_full (G_PRIORITY_DEFAULT, find_later, task, g_object_unref);
}

static GPtrArray *
search_finish (MdgSearchProvider *provider,
               GAsyncResult *result,
               GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
provider_iface_init (MdgSearchProviderInterface *iface)
{
  iface->get_section = get_section;
  iface->search_async = search_async;
  iface->search_finish = search_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestProvider, test_provider, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (MDG_TYPE_SEARCH_PROVIDER, provider_iface_init))

static void
test_provider_class_init (TestProviderClass *klass)
{
}

static void
test_provider_init (TestProvider *self)
{
}

typedef struct
{
  MdgApplication *application;
  MdgWindow *window;
  MdgCommandPalette *palette;
  GtkEditable *entry;
  char *opened;
  guint n_new;
} Fixture;

static void
open_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  Fixture *self = user_data;

  g_free (self->opened);
  self->opened = g_variant_dup_string (parameter, NULL);
}

static void
new_action (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  ((Fixture *) user_data)->n_new++;
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  static const GActionEntry entries[] = {
    { .name = "open", .parameter_type = "s", .activate = open_action },
    { .name = "new-consultation", .activate = new_action },
  };
  g_autoptr (MdgSearchProvider) provider = g_object_new (TEST_TYPE_PROVIDER, NULL);

  self->application = mdg_test_app_new ();
  self->window = mdg_window_new (GTK_APPLICATION (self->application));
  self->palette = mdg_window_get_palette (self->window);
  self->entry = GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (self->palette), MDG_TYPE_COMMAND_PALETTE, "entry"));
  g_action_map_add_action_entries (G_ACTION_MAP (self->window), entries, G_N_ELEMENTS (entries), self);
  mdg_command_palette_add_command (self->palette, "新規相談", "しんきそうだん", "win.new-consultation");
  mdg_command_palette_add_command (self->palette, "消えた機能", "しんきのう", "win.gone");
  mdg_command_palette_add_provider (self->palette, provider);
  gtk_window_present (GTK_WINDOW (self->window));
  mdg_command_palette_open (self->palette);
  mdg_test_settle ();
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_test_app_free (self->application);
  g_free (self->opened);
}

static char *
dup_title (Fixture *self,
           guint position)
{
  g_autoptr (MdgPaletteItem) item = g_list_model_get_item (mdg_command_palette_get_items (self->palette), position);

  return item != NULL ? g_strdup (mdg_palette_item_get_title (item)) : NULL;
}

static void
test_finds_by_romaji (Fixture *self,
                      gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  gtk_editable_set_text (self->entry, "shinki");
  mdg_test_settle ();

  /* The command whose action is gone is not listed; then come the records. */
  g_assert_cmpuint (g_list_model_get_n_items (mdg_command_palette_get_items (self->palette)), ==, 2);
  first = dup_title (self, 0);
  second = dup_title (self, 1);
  g_assert_cmpstr (first, ==, "新規相談");
  g_assert_cmpstr (second, ==, "shinki");
}

static void
test_return_activates_the_first (Fixture *self,
                                 gconstpointer data)
{
  gtk_editable_set_text (self->entry, "shinki");
  mdg_test_settle ();
  g_signal_emit_by_name (self->entry, "activate");
  g_assert_cmpuint (self->n_new, ==, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->palette)));
}

static void
test_a_hit_carries_its_target (Fixture *self,
                               gconstpointer data)
{
  gtk_editable_set_text (self->entry, "甲野");
  mdg_test_settle ();
  g_signal_emit_by_name (self->entry, "activate");
  g_assert_cmpstr (self->opened, ==, "42");
}

/* What was typed since decides; an answer to what was typed before is not shown. */
static void
test_an_old_answer_is_dropped (Fixture *self,
                               gconstpointer data)
{
  g_autofree char *title = NULL;

  gtk_editable_set_text (self->entry, "甲");
  gtk_editable_set_text (self->entry, "甲野");
  mdg_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (mdg_command_palette_get_items (self->palette)), ==, 1);
  title = dup_title (self, 0);
  g_assert_cmpstr (title, ==, "甲野");
}

static void
test_escape_closes (Fixture *self,
                    gconstpointer data)
{
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->palette)));
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "Escape"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->palette)));
}

#define add(name, function) g_test_add ("/command-palette/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  add ("finds-by-romaji", test_finds_by_romaji);
  add ("return-activates-the-first", test_return_activates_the_first);
  add ("a-hit-carries-its-target", test_a_hit_carries_its_target);
  add ("an-old-answer-is-dropped", test_an_old_answer_is_dropped);
  add ("escape-closes", test_escape_closes);

  return g_test_run ();
}
