#include "mdg-code-entry.h"

#include "mdg-intake-sample.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  MdgApplication *application;
  GtkWindow *window;
  MdgCodeEntry *entry;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("mdg-code-entry-XXXXXX", NULL);
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_intake_sample_open (path);
  self->application = mdg_test_app_new ();
  self->window = GTK_WINDOW (gtk_application_window_new (GTK_APPLICATION (self->application)));
  self->entry = MDG_CODE_ENTRY (mdg_code_entry_new ("Contents", "content"));
  mdg_code_entry_set_vocabularies (self->entry, mdg_workspace_get_vocabularies (self->workspace), 2026);
  gtk_window_set_child (self->window, GTK_WIDGET (self->entry));
  gtk_window_present (self->window);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  mdg_test_settle ();
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm", ".lock" };

  mdg_test_app_free (self->application);
  mdg_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat ("test.madoguchi", ends[i], NULL);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static void
count_change (guint *n)
{
  (*n)++;
}

static void
test_chips (Fixture *self,
            gconstpointer data)
{
  g_autofree char *codes = NULL;
  g_autofree char *none = NULL;
  guint n = 0;

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (count_change), &n);
  mdg_code_entry_set_codes (self->entry, "C1 C3");
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (mdg_code_entry_add (self->entry, "C1"));
  g_assert_true (mdg_code_entry_add (self->entry, "A1"));
  g_assert_cmpuint (n, ==, 1);
  codes = mdg_code_entry_dup_codes (self->entry);
  g_assert_cmpstr (codes, ==, "C1 C3 A1");

  mdg_code_entry_set_codes (self->entry, NULL);
  none = mdg_code_entry_dup_codes (self->entry);
  g_assert_null (none);
}

static void
test_one_only (Fixture *self,
               gconstpointer data)
{
  g_autofree char *codes = NULL;

  g_object_set (self->entry, "max-codes", 1, NULL);
  mdg_code_entry_add (self->entry, "C1");
  mdg_code_entry_add (self->entry, "C3");
  codes = mdg_code_entry_dup_codes (self->entry);
  g_assert_cmpstr (codes, ==, "C3");
}

/* Letters that are only composed list the codes too; nothing grabs. */
static void
test_composing_lists (Fixture *self,
                      gconstpointer data)
{
  GtkText *text = mdg_code_entry_get_text_widget (self->entry);

  g_assert_false (mdg_code_entry_is_listing (self->entry));
  g_signal_emit_by_name (text, "preedit-changed", "にん");
  g_assert_true (mdg_code_entry_is_listing (self->entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "");
  g_signal_emit_by_name (text, "preedit-changed", "");
  g_assert_false (mdg_code_entry_is_listing (self->entry));
}

#define ADD(name, function) g_test_add ("/code-entry/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  ADD ("chips", test_chips);
  ADD ("one-only", test_one_only);
  ADD ("composing-lists", test_composing_lists);

  return g_test_run ();
}
