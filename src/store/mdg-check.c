#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-check.h"

#include "mdg-attachment-table.h"
#include "mdg-audit.h"
#include "mdg-check-private.h"
#include "mdg-error.h"
#include "mdg-search-index.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* More of one sort say nothing new. */
#define MAX_OF_A_SORT 20

void
mdg_check_report_free (MdgCheckReport *report)
{
  g_ptr_array_unref (report->damages);
  g_ptr_array_unref (report->warnings);
  g_free (report);
}

/* damage is taken. */
void
mdg_check_add_damage (MdgCheckReport *report,
                      char *damage)
{
  g_ptr_array_add (report->damages, damage);
}

gint64
mdg_check_count (MdgStore *store,
                 const char *sql,
                 GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  return stmt != NULL && mdg_statement_step (stmt, error) == MDG_STEP_ROW ? mdg_statement_get_int64 (stmt, 0) : -1;
}

/* What a page or an index belongs to: "Consultations"; NULL when that cannot be read either. */
static const char *
find_owner (MdgStore *store,
            const char *index)
{
  static const char sql[] = "SELECT tbl_name FROM sqlite_schema WHERE name = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, NULL);
  const MdgRecordInfo *info;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, index);
  if (mdg_statement_step (stmt, NULL) != MDG_STEP_ROW)
    return NULL;
  info = mdg_record_info_find (mdg_statement_get_text (stmt, 0));

  return info != NULL ? _ (info->label) : NULL;
}

/* SQLite's line ("Page 331: btreeInitPage() returns error code 11", "row 12 missing from index consultation_case") in
   words; NULL for a line that says nothing. */
static char *
explain_line (MdgStore *store,
              const char *line)
{
  static const char lists[] = " index ";
  const char *page = strcasestr (line, "page ");
  const char *index = strstr (line, lists);

  g_debug ("SQLite says: %s", line);
  if (line[0] == '\0' || g_str_has_prefix (line, "***"))
    return NULL;

  if (page != NULL && g_ascii_isdigit (page[5]))
    return g_strdup_printf (_ ("The file is damaged inside: page %ld cannot be read."), strtol (page + 5, NULL, 10));
  if (index != NULL)
    {
      const char *owner = find_owner (store, index + strlen (lists));

      if (owner != NULL)
        return g_strdup_printf (_ ("The file is damaged inside: a list that finds records does not fit them (%s)."), owner);
    }

  return g_strdup (_ ("The file is damaged inside: its parts do not fit together."));
}

static void
add_structure (MdgStore *store,
               MdgCheckReport *report,
               const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && report->damages->len < MAX_OF_A_SORT; i++)
    {
      g_autofree char *damage = explain_line (store, lines[i]);

      if (damage != NULL && !g_ptr_array_find_with_equal_func (report->damages, damage, g_str_equal, NULL))
        mdg_check_add_damage (report, g_steal_pointer (&damage));
    }
}

static gboolean
check_structure (MdgStore *store,
                 MdgCheckReport *report,
                 gboolean quick,
                 GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, quick ? "PRAGMA quick_check (20)" : "PRAGMA integrity_check (20)", error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      const char *line = mdg_statement_get_text (stmt, 0);

      if (g_strcmp0 (line, "ok") != 0)
        add_structure (store, report, line);
    }

  return step == MDG_STEP_DONE;
}

static gboolean
check_references (MdgStore *store,
                  MdgCheckReport *report,
                  GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, "PRAGMA foreign_key_check", error);
  MdgStep step = MDG_STEP_DONE;
  guint n = 0;

  if (stmt == NULL)
    return FALSE;

  while (n < MAX_OF_A_SORT && (step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      const char *table = mdg_statement_get_text (stmt, 0);
      const MdgRecordInfo *info = mdg_record_info_find (table);

      mdg_check_add_damage (report, g_strdup_printf (_ ("%s (row %ld) refers to something that is missing (%s)."), info != NULL ? _ (info->label) : table, (long) mdg_statement_get_int64 (stmt, 1), mdg_statement_get_text (stmt, 2)));
      n++;
    }

  return step != MDG_STEP_ERROR;
}

static gboolean
check_audit (MdgStore *store,
             MdgCheckReport *report,
             GError **error)
{
  static const char logged[] = "SELECT count (*) FROM audit WHERE action IN ('created', 'changed', 'voided', 'restored')";
  g_autoptr (GError) local = NULL;
  gint64 broken_at;
  gint64 clock_back;
  static const char written[] = "SELECT count (*) FROM revision WHERE taken_in IS NULL";
  gint64 n_logged = mdg_check_count (store, logged, error);
  gint64 n_written = n_logged >= 0 ? mdg_check_count (store, written, error) : -1;

  if (n_written < 0)
    return FALSE;

  mdg_audit_verify (store, &report->n_audit, &broken_at, &clock_back, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (broken_at != 0)
    mdg_check_add_damage (report, g_strdup_printf (_ ("The log of what was done was altered: entry %ld does not fit the one before it."), (long) broken_at));
  if (n_logged < n_written)
    mdg_check_add_damage (report, g_strdup_printf (_ ("The log of what was done is not complete: %ld entries are missing."), (long) (n_written - n_logged)));
  if (clock_back > 0)
    g_ptr_array_add (report->warnings, g_strdup_printf (_ ("The clock of the computer went back %ld times. The order of what was done is kept all the same."), (long) clock_back));

  return TRUE;
}

static gboolean
check_index (MdgStore *store,
             MdgCheckReport *report,
             GError **error)
{
  g_autoptr (GError) local = NULL;

  if (mdg_search_index_check (store, &local))
    return TRUE;
  if (!g_error_matches (local, MDG_ERROR, MDG_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  mdg_check_add_damage (report, g_strdup (_ ("The search index does not match the records. The records themselves are not concerned; rebuild the index.")));

  return TRUE;
}

/* A scan whose content is not there, or is not what its hash says. */
static gboolean
check_scans (MdgStore *store,
             MdgCheckReport *report,
             GError **error)
{
  g_auto (GStrv) hashes = mdg_attachment_table_list_hashes (store, error);
  guint n = 0;

  if (hashes == NULL)
    return FALSE;

  for (char **hash = hashes; *hash != NULL; hash++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (GBytes) content = mdg_attachment_table_load (store, *hash, &local);

      if (content != NULL)
        continue;
      if (!g_error_matches (local, MDG_ERROR, MDG_ERROR_NOT_FOUND) && !g_error_matches (local, MDG_ERROR, MDG_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      n++;
    }
  if (n > 0)
    g_ptr_array_add (report->warnings, g_strdup_printf (ngettext ("%u scan cannot be read. Scan the original again, or look for it in a backup.", "%u scans cannot be read. Scan the originals again, or look for them in a backup.", n), n));

  return TRUE;
}

static gboolean
check_content (MdgStore *store,
               MdgCheckReport *report,
               GArray *expected,
               GError **error)
{
  report->n_revisions = mdg_check_count (store, "SELECT count (*) FROM revision", error);
  if (report->n_revisions < 0 || !check_references (store, report, error))
    return FALSE;

  for (MdgKind kind = MDG_KIND_NONE + 1; kind < MDG_N_KINDS; kind++)
    if (!mdg_check_records (store, kind, report, error))
      return FALSE;

  return mdg_check_orphans (store, report, error) && check_scans (store, report, error) && check_audit (store, report, error) && check_index (store, report, error) && (expected == NULL || mdg_check_expected (store, expected, report, error));
}

static gboolean
run (MdgStore *store,
     MdgCheckDepth depth,
     GArray *expected,
     MdgCheckReport *report,
     GError **error)
{
  if (!check_structure (store, report, depth == MDG_CHECK_QUICK, error))
    return FALSE;
  if (report->damages->len > 0 || depth == MDG_CHECK_QUICK)
    return TRUE;

  return check_content (store, report, expected, error);
}

MdgCheckReport *
mdg_check_register (MdgStore *store,
                    MdgCheckDepth depth,
                    GArray *expected,
                    GError **error)
{
  g_autoptr (MdgCheckReport) report = g_new0 (MdgCheckReport, 1);
  g_autoptr (GError) local = NULL;

  report->damages = g_ptr_array_new_with_free_func (g_free);
  report->warnings = g_ptr_array_new_with_free_func (g_free);

  if (run (store, depth, expected, report, &local))
    return g_steal_pointer (&report);
  if (!g_error_matches (local, MDG_ERROR, MDG_ERROR_DAMAGED) && !g_error_matches (local, MDG_ERROR, MDG_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  /* So damaged that reading it ends early: that is a finding. */
  mdg_check_add_damage (report, g_strdup (local->message));

  return g_steal_pointer (&report);
}

GArray *
mdg_check_read_expected (const char *path,
                         GError **error)
{
  g_autoptr (GArray) uuids = g_array_new (FALSE, FALSE, sizeof (MdgUuid));
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      MdgUuid uuid;

      if (line[0] == '\0' || g_str_has_prefix (line, "NAK "))
        continue;
      if (g_str_has_prefix (line, "ACK "))
        line += strlen ("ACK ");
      if (!mdg_uuid_parse (line, &uuid))
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Line %u of the list is no identity of a record."), i + 1);
          return NULL;
        }
      g_array_append_val (uuids, uuid);
    }

  return g_steal_pointer (&uuids);
}
