#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-check-private.h"

#include "mdg-consultation.h"
#include "mdg-record-sql.h"
#include "mdg-record-table.h"
#include "mdg-revision-table.h"
#include "mdg-search-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_OF_A_SORT 20

static char *
dup_name (MdgRecord *record)
{
  const char *label = _ (mdg_record_get_info (record)->label);
  int number = mdg_record_info_find_field (mdg_record_get_info (record), "number");
  const char *text = number >= 0 ? mdg_record_get_text (record, (guint) number) : NULL;
  char uuid[MDG_UUID_STRING_SIZE];

  if (text != NULL)
    return g_strdup_printf ("%s %s", label, text);

  mdg_uuid_format (mdg_record_get_uuid (record), uuid);

  return g_strdup_printf ("%s %s", label, uuid);
}

/* Bytes first; the fields one by one only where those differ, as values written by another version may. */
static gboolean
equals_revision (MdgRecord *record,
                 const char *value,
                 gint64 state,
                 GString *scratch)
{
  g_autoptr (MdgRecord) stored = NULL;

  if (state != (gint64) mdg_record_get_state (record))
    return FALSE;
  if (value == NULL) /* erased by retention */
    return TRUE;

  g_string_truncate (scratch, 0);
  mdg_record_write_json (record, scratch);
  if (strcmp (scratch->str, value) == 0)
    return TRUE;

  stored = mdg_record_new (mdg_record_get_kind (record));
  if (!mdg_record_read_json (stored, value, NULL))
    return FALSE;
  for (guint i = 0; i < mdg_record_get_info (record)->n_fields; i++)
    if (!mdg_record_field_equal (record, stored, i))
      return FALSE;

  return TRUE;
}

static gboolean
check_revision (MdgStore *store,
                MdgRecord *record,
                MdgCheckReport *report,
                GString *scratch,
                GError **error)
{
  static const char sql[] = "SELECT record, kind, state, \"value\" FROM revision WHERE uuid = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autofree char *name = NULL;
  MdgStep step;
  MdgUuid uuid;

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_uuid (stmt, 1, mdg_record_get_revision (record));
  step = mdg_statement_step (stmt, error);
  if (step == MDG_STEP_ROW && mdg_statement_get_uuid (stmt, 0, &uuid) && mdg_uuid_equal (&uuid, mdg_record_get_uuid (record)) && mdg_statement_get_int64 (stmt, 1) == (gint64) mdg_record_get_kind (record) && equals_revision (record, mdg_statement_get_text (stmt, 3), mdg_statement_get_int64 (stmt, 2), scratch))
    return TRUE;
  if (step == MDG_STEP_ERROR)
    return FALSE;

  name = dup_name (record);
  mdg_check_add_damage (report, step == MDG_STEP_DONE ? g_strdup_printf (_ ("%s: its history is missing."), name) : g_strdup_printf (_ ("%s: its values are not those that were saved."), name));

  return TRUE;
}

static void
append_axis (GString *codes,
             MdgRecord *record,
             int axis,
             guint field)
{
  g_auto (GStrv) list = mdg_record_dup_codes (record, field);

  for (int i = 0; list[i] != NULL; i++)
    g_string_append_printf (codes, "%d %d %s\n", axis, i, list[i]);
}

static gboolean
check_codes (MdgStore *store,
             MdgRecord *record,
             MdgCheckReport *report,
             GError **error)
{
  static const char sql[] = "SELECT axis, position, code FROM consultation_code"
                            " WHERE consultation_id = ?1 ORDER BY axis, position";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GString) found = g_string_new (NULL);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, mdg_record_get_id (record));
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_string_append_printf (found, "%d %d %s\n", (int) mdg_statement_get_int64 (stmt, 0), (int) (long) mdg_statement_get_int64 (stmt, 1), mdg_statement_get_text (stmt, 2));

  append_axis (expected, record, 1, MDG_CONSULTATION_CONTENTS);
  append_axis (expected, record, 2, MDG_CONSULTATION_SCENES);
  append_axis (expected, record, 3, MDG_CONSULTATION_ACTIONS);
  if (step == MDG_STEP_DONE && !g_string_equal (expected, found))
    {
      g_autofree char *name = dup_name (record);

      mdg_check_add_damage (report, g_strdup_printf (_ ("%s: what is counted of it (contents, scenes, actions) differs from what it says."), name));
    }

  return step == MDG_STEP_DONE;
}

gboolean
mdg_check_records (MdgStore *store,
                   MdgKind kind,
                   MdgCheckReport *report,
                   GError **error)
{
  g_autofree char *sql = g_strconcat (mdg_record_sql_get (kind)->select, " ORDER BY r.id", NULL);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GString) scratch = g_string_new (NULL);
  guint before = report->damages->len;
  MdgStep step = MDG_STEP_DONE;

  if (stmt == NULL)
    return FALSE;

  while (report->damages->len - before < MAX_OF_A_SORT && (step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      g_autoptr (MdgRecord) record = mdg_record_table_read_row (kind, stmt);

      report->n_records++;
      if (!check_revision (store, record, report, scratch, error) || (kind == MDG_KIND_CONSULTATION && !check_codes (store, record, report, error)))
        return FALSE;
    }

  return step != MDG_STEP_ERROR;
}

/* Revisions whose record is gone, seen as a difference of counts. */
gboolean
mdg_check_orphans (MdgStore *store,
                   MdgCheckReport *report,
                   GError **error)
{
  gint64 n_histories = mdg_check_count (store, "SELECT count (DISTINCT record) FROM revision", error);
  gint64 n_centres = mdg_check_count (store, "SELECT count (*) FROM centre WHERE state = 0", error);

  if (n_histories < 0 || n_centres < 0)
    return FALSE;

  if (n_histories > report->n_records)
    mdg_check_add_damage (report, g_strdup_printf (_ ("%ld records are gone of which the history is still there."), (long) (n_histories - report->n_records)));
  if (n_centres == 0)
    mdg_check_add_damage (report, g_strdup (_ ("The centre itself is missing.")));

  return TRUE;
}

static MdgKind
find_kind (MdgStore *store,
           const MdgUuid *uuid,
           GError **error)
{
  static const char sql[] = "SELECT kind FROM revision WHERE record = ?1 ORDER BY id DESC LIMIT 1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  gint64 kind;

  if (stmt == NULL)
    return MDG_KIND_NONE;

  mdg_statement_bind_uuid (stmt, 1, uuid);
  kind = mdg_statement_step (stmt, error) == MDG_STEP_ROW ? mdg_statement_get_int64 (stmt, 0) : 0;

  return kind > MDG_KIND_NONE && kind < MDG_N_KINDS ? (MdgKind) kind : MDG_KIND_NONE;
}

static gboolean
has_row (MdgStore *store,
         const char *sql,
         const MdgUuid *uuid)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, NULL);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_uuid (stmt, 1, uuid);

  return mdg_statement_step (stmt, NULL) == MDG_STEP_ROW;
}

/* What of a record that was acknowledged is missing; NULL when nothing is. */
static const char *
find_missing (MdgStore *store,
              const MdgUuid *uuid)
{
  static const char audit[] = "SELECT 1 FROM audit WHERE record = ?1";
  static const char contact[] = "SELECT 1 FROM contact AS k JOIN consultation AS c ON c.id = k.consultation"
                                " JOIN audit AS a ON a.record = k.uuid"
                                " WHERE c.uuid = ?1";
  MdgKind kind = find_kind (store, uuid, NULL);
  g_autoptr (MdgRecord) record = kind != MDG_KIND_NONE ? mdg_record_table_load (store, kind, uuid, NULL) : NULL;

  if (record == NULL)
    return _ ("the record itself");
  if (!has_row (store, audit, uuid))
    return _ ("its entry in the log of what was done");
  if (mdg_record_get_state (record) != MDG_STATE_LIVE)
    return NULL;
  if (kind == MDG_KIND_CONSULTATION && !has_row (store, contact, uuid))
    return _ ("its first contact");

  return mdg_search_index_has (store, record) ? NULL : _ ("its entry in the search index");
}

gboolean
mdg_check_expected (MdgStore *store,
                    GArray *expected,
                    MdgCheckReport *report,
                    GError **error)
{
  for (guint i = 0; i < expected->len; i++)
    {
      const MdgUuid *uuid = &g_array_index (expected, MdgUuid, i);
      const char *missing = find_missing (store, uuid);
      char text[MDG_UUID_STRING_SIZE];

      if (missing == NULL)
        continue;

      mdg_uuid_format (uuid, text);
      mdg_check_add_damage (report, g_strdup_printf (_ ("%s was acknowledged, but this is missing: %s."), text, missing));
    }

  return TRUE;
}
