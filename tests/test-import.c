/* A centre's own list coming in: tried, saved as one change, remembered, taken back. */

#include "mdg-consultation.h"
#include "mdg-contact.h"
#include "mdg-error.h"
#include "mdg-import.h"
#include "mdg-subject.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  char *list;
  MdgWorkspace *workspace;
  gboolean changed;
} Fixture;

static void
on_register_changed (MdgWorkspace *workspace,
                     Fixture *self)
{
  self->changed = TRUE;
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("madoguchi-import-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "r.madoguchi", NULL);
  self->list = g_build_filename (self->folder, "list.csv", NULL);
  mdg_workspace_create (self->path, "見本", &error);
  g_assert_no_error (error);
  self->workspace = mdg_workspace_open (self->path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  mdg_workspace_set_author (self->workspace, "例示");
  g_signal_connect (self->workspace, "register-changed", G_CALLBACK (on_register_changed), self);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&self->workspace);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (self->folder, name, NULL);

      g_remove (file);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->list);
}

static void
write_list (Fixture *self,
            const char *content)
{
  g_assert_true (g_file_set_contents (self->list, content, -1, NULL));
}

static MdgImportPreview *
preview (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  MdgImportPreview *result = mdg_import_preview (self->workspace, self->list, NULL, NULL, &error);

  g_assert_no_error (error);

  return result;
}

static guint
count (Fixture *self,
       MdgKind kind)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (self->workspace, kind, NULL);

  return records->len;
}

static const char two_rows[] = "受付日,方法,相談者,所属,職種,対象者,ふりがな,性別,生年月日,相談内容,対応\n"
                               "2026-05-12,電話,例田 花子,みほん居宅,ケアマネ,甲野 ハル,こうの はる,女,S13.4.1,往診の先生を探している,2か所を案内\n"
                               "2026-05-13,FAX,例田 花子,みほん居宅,ケアマネ,甲野 はる,ｺｳﾉ ﾊﾙ,女,1938-04-01,退院の相談,日程を調整\n";

static void
test_trying_changes_nothing (Fixture *self,
                             gconstpointer data)
{
  g_autoptr (MdgImportPreview) result = NULL;

  write_list (self, two_rows);
  result = preview (self);
  g_assert_cmpuint (result->n_new, ==, 2);
  g_assert_cmpuint (result->n_refused, ==, 0);
  g_assert_cmpuint (count (self, MDG_KIND_CONSULTATION), ==, 0);
  g_assert_false (self->changed);
}

static void
test_people_are_joined (Fixture *self,
                        gconstpointer data)
{
  g_autoptr (MdgImportPreview) result = NULL;
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (GError) error = NULL;

  write_list (self, two_rows);
  result = preview (self);
  g_assert_true (mdg_import_apply (self->workspace, result, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (self->changed);
  g_assert_cmpuint (count (self, MDG_KIND_CONSULTATION), ==, 2);
  g_assert_cmpuint (count (self, MDG_KIND_SUBJECT), ==, 1);
  g_assert_cmpuint (count (self, MDG_KIND_CONSULTER), ==, 1);

  contacts = mdg_workspace_list (self->workspace, MDG_KIND_CONTACT, NULL);
  g_assert_cmpuint (contacts->len, ==, 2);
  g_assert_cmpstr (mdg_record_get_text (contacts->pdata[0], MDG_CONTACT_TEXT), ==, "2か所を案内");
  g_assert_true (mdg_record_get_flag (contacts->pdata[0], MDG_CONTACT_IS_FIRST));
}

static void
test_twice_is_once (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgImportPreview) first = NULL;
  g_autoptr (MdgImportPreview) second = NULL;
  g_autoptr (GPtrArray) runs = NULL;

  write_list (self, two_rows);
  first = preview (self);
  g_assert_true (mdg_import_apply (self->workspace, first, NULL, NULL));
  second = preview (self);
  g_assert_cmpuint (second->n_new, ==, 0);
  g_assert_cmpuint (second->n_same, ==, 2);
  g_assert_true (mdg_import_apply (self->workspace, second, NULL, NULL));
  g_assert_cmpuint (count (self, MDG_KIND_CONSULTATION), ==, 2);

  runs = mdg_import_list (self->workspace, 10, NULL);
  g_assert_cmpuint (runs->len, ==, 2);
  g_assert_cmpstr (((MdgImportRun *) runs->pdata[0])->file_name, ==, "list.csv");
  g_assert_cmpstr (((MdgImportRun *) runs->pdata[0])->author, ==, "例示");
}

/* What somebody corrected after the import stays, and is named. */
static void
test_undo_keeps_what_was_edited (Fixture *self,
                                 gconstpointer data)
{
  g_autoptr (MdgImportPreview) result = NULL;
  g_autoptr (GPtrArray) consultations = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (MdgChange) change = mdg_change_new ("edit");
  g_autoptr (GError) error = NULL;
  MdgUuid import;

  write_list (self, two_rows);
  result = preview (self);
  g_assert_true (mdg_import_apply (self->workspace, result, &import, NULL));
  consultations = mdg_workspace_list (self->workspace, MDG_KIND_CONSULTATION, NULL);
  mdg_record_set_text (consultations->pdata[0], MDG_CONSULTATION_TEXT, "直した文");
  mdg_change_add (change, consultations->pdata[0]);
  g_assert_true (mdg_workspace_save (self->workspace, change, NULL));

  g_assert_true (mdg_import_undo (self->workspace, &import, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpuint (count (self, MDG_KIND_CONSULTATION), ==, 1);
  g_assert_false (mdg_import_undo (self->workspace, &import, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
}

/* A choice for a head is taken up by the next file with the same head. */
static void
test_mapping_is_remembered (Fixture *self,
                            gconstpointer data)
{
  static const char list[] = "受付日,相談内容,対応,メモ\n2026-05-12,用件の文,案内した,覚え書き\n";
  g_autoptr (MdgImportPreview) first = NULL;
  g_autoptr (MdgImportPreview) chosen = NULL;
  g_autoptr (MdgImportPreview) second = NULL;
  g_autofree char *json = NULL;
  guint column;

  write_list (self, list);
  first = preview (self);
  for (column = 0; g_strcmp0 (mdg_consultation_mapping_get_header (first->mapping, column), "対応") != 0; column++)
    g_assert_cmpuint (column, <, mdg_consultation_mapping_get_n_columns (first->mapping));
  g_assert_cmpstr (mdg_consultation_mapping_get_field (first->mapping, column), ==, "action_text");
  g_assert_true (mdg_consultation_mapping_set_field (first->mapping, column, NULL));
  json = mdg_consultation_mapping_dup_json (first->mapping);
  chosen = mdg_import_preview (self->workspace, self->list, NULL, json, NULL);
  g_assert_true (mdg_import_apply (self->workspace, chosen, NULL, NULL));

  second = preview (self);
  g_assert_null (mdg_consultation_mapping_get_field (second->mapping, column));
}

static void
preview_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  MdgImportPreview **preview_out = user_data;

  *preview_out = mdg_import_preview_finish (result, &error);
  g_assert_no_error (error);
}

static void
apply_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  MdgUuid *import = user_data;

  mdg_import_apply_finish (MDG_WORKSPACE (source), result, import, &error);
  g_assert_no_error (error);
}

static void
test_async (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgImportPreview) result = NULL;
  MdgUuid import = { 0 };

  write_list (self, two_rows);
  mdg_import_preview_async (self->workspace, self->list, NULL, NULL, NULL, preview_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  mdg_import_apply_async (self->workspace, result, NULL, apply_cb, &import);
  while (mdg_uuid_is_nil (&import))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (self, MDG_KIND_CONSULTATION), ==, 2);
  g_assert_true (self->changed);
}

static void
test_no_list (Fixture *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_list (self, "a,b,c\n1,2,3\n");
  g_assert_null (mdg_import_preview (self->workspace, self->list, NULL, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (mdg_import_preview (self->workspace, "/nonexistent/list.csv", NULL, NULL, &error));
  g_assert_nonnull (error);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import/trying-changes-nothing", test_trying_changes_nothing);
  ADD ("/import/people-are-joined", test_people_are_joined);
  ADD ("/import/twice-is-once", test_twice_is_once);
  ADD ("/import/undo-keeps-what-was-edited", test_undo_keeps_what_was_edited);
  ADD ("/import/mapping-is-remembered", test_mapping_is_remembered);
  ADD ("/import/async", test_async);
  ADD ("/import/no-list", test_no_list);

  return g_test_run ();
}
