#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-trend-query.h"

#include <string.h>

/* ?1 area, ?2 affiliation, ?3 profession, ?4 scene; of consultation c. */
#define FITS " AND (?2 IS NULL OR c.affil_kind = ?2) AND (?3 IS NULL OR c.profession = ?3)" \
             " AND (?4 IS NULL OR EXISTS (SELECT 1 FROM consultation_code AS cc WHERE cc.consultation_id = c.id AND cc.axis = 2 AND cc.code = ?4))"
#define TICKS " FROM case_issue AS i JOIN \"case\" AS k ON k.id = i.\"case\" AND k.state = 0 LEFT JOIN subject AS s ON s.id = k.subject"
#define LIVE " WHERE i.state = 0 AND i.issue IS NOT NULL AND (?1 IS NULL OR coalesce (k.area, s.area) = (SELECT id FROM area WHERE uuid = ?1))"
#define SENTENCE " JOIN finding AS f ON f.\"case\" = i.\"case\" AND f.issue = i.issue AND f.state = 0 JOIN consultation AS c ON c.id = f.consultation AND c.state = 0"
#define NO_SENTENCE " AND coalesce (k.opened_on, i.ticked_on) IS NOT NULL"                                                        \
                    " AND NOT EXISTS (SELECT 1 FROM finding AS f JOIN consultation AS c ON c.id = f.consultation AND c.state = 0" \
                    "                  WHERE f.\"case\" = i.\"case\" AND f.issue = i.issue AND f.state = 0)"                      \
                    " AND (?2 IS NULL AND ?3 IS NULL AND ?4 IS NULL OR EXISTS (SELECT 1 FROM consultation AS c WHERE c.\"case\" = k.id AND c.state = 0" FITS "))"

static void
bind_filter (MdgStatement *stmt,
             const MdgTrendFilter *filter)
{
  mdg_statement_bind_uuid (stmt, 1, filter->area);
  mdg_statement_bind_text (stmt, 2, filter->affiliation);
  mdg_statement_bind_text (stmt, 3, filter->profession);
  mdg_statement_bind_text (stmt, 4, filter->scene);
}

gboolean
mdg_trend_query_load (MdgStore *store,
                      const MdgTrendFilter *filter,
                      MdgTrendSink sink,
                      gpointer data,
                      GError **error)
{
  static const char sql[] = "SELECT substr (c.received_at, 1, 7) AS month, i.issue, coalesce (i.weight, f.weight, 0), k.is_grave, k.id" TICKS SENTENCE LIVE FITS
                            " UNION ALL"
                            " SELECT substr (coalesce (k.opened_on, i.ticked_on), 1, 7), i.issue, coalesce (i.weight, 0), k.is_grave, k.id" TICKS LIVE NO_SENTENCE
                            " ORDER BY month";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  bind_filter (stmt, filter);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgTrendTick tick = {
        .month = mdg_statement_get_text (stmt, 0),
        .issue = mdg_statement_get_text (stmt, 1),
        .weight = (int) mdg_statement_get_int64 (stmt, 2),
        .is_starred = mdg_statement_get_int64 (stmt, 3) != 0,
        .case_id = mdg_statement_get_int64 (stmt, 4),
      };

      sink (&tick, data);
    }

  return step == MDG_STEP_DONE;
}

void
mdg_trend_evidence_free (MdgTrendEvidence *evidence)
{
  g_free (evidence->case_number);
  g_free (evidence->case_title);
  g_free (evidence->at);
  g_free (evidence->issue);
  g_free (evidence->quote);
  g_free (evidence);
}

/* Codes are ASCII; what holds a quotation mark is none and finds nothing. */
static char *
codes_to_json (const char *const *codes)
{
  GString *json = g_string_new ("[");

  for (const char *const *code = codes; *code != NULL; code++)
    if (strpbrk (*code, "\"\\") == NULL)
      g_string_append_printf (json, "%s\"%s\"", json->len > 1 ? "," : "", *code);
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

static MdgTrendEvidence *
read_evidence (MdgStatement *stmt)
{
  MdgTrendEvidence *evidence = g_new0 (MdgTrendEvidence, 1);

  mdg_statement_get_uuid (stmt, 0, &evidence->case_uuid);
  evidence->case_number = g_strdup (mdg_statement_get_text (stmt, 1));
  evidence->case_title = g_strdup (mdg_statement_get_text (stmt, 2));
  evidence->is_starred = mdg_statement_get_int64 (stmt, 3) != 0;
  if (!mdg_statement_is_null (stmt, 4))
    mdg_statement_get_uuid (stmt, 4, &evidence->consultation);
  evidence->at = g_strdup (mdg_statement_get_text (stmt, 5));
  evidence->issue = g_strdup (mdg_statement_get_text (stmt, 6));
  evidence->quote = g_strdup (mdg_statement_get_text (stmt, 7));

  return evidence;
}

GPtrArray *
mdg_trend_query_list_evidence (MdgStore *store,
                               const MdgTrendFilter *filter,
                               const char *const *issues,
                               const char *from,
                               const char *to,
                               guint max,
                               GError **error)
{
  static const char sql[] = "SELECT k.uuid, k.number, k.title, k.is_grave, c.uuid, c.received_at AS at, i.issue, f.quote" TICKS SENTENCE LIVE FITS
                            " AND (?5 IS NULL OR i.issue IN (SELECT value FROM json_each (?5))) AND k.is_grave >= ?9 AND substr (c.received_at, 1, 7) BETWEEN ?6 AND ?7"
                            " UNION ALL"
                            " SELECT k.uuid, k.number, k.title, k.is_grave, NULL, coalesce (k.opened_on, i.ticked_on), i.issue, NULL" TICKS LIVE NO_SENTENCE
                            " AND (?5 IS NULL OR i.issue IN (SELECT value FROM json_each (?5))) AND k.is_grave >= ?9 AND substr (coalesce (k.opened_on, i.ticked_on), 1, 7) BETWEEN ?6 AND ?7"
                            " ORDER BY at DESC LIMIT ?8";
  g_autofree char *json = issues != NULL ? codes_to_json (issues) : NULL;
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_trend_evidence_free);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  bind_filter (stmt, filter);
  mdg_statement_bind_text (stmt, 5, json);
  mdg_statement_bind_text (stmt, 6, from);
  mdg_statement_bind_text (stmt, 7, to);
  mdg_statement_bind_int64 (stmt, 8, max);
  mdg_statement_bind_int64 (stmt, 9, filter->is_starred);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_ptr_array_add (list, read_evidence (stmt));

  return step == MDG_STEP_DONE ? g_steal_pointer (&list) : NULL;
}
