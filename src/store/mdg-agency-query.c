#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-agency-query.h"

#include "mdg-macros.h"
#include "mdg-record-table.h"
#include "mdg-search.h"

/* As the index has it: short enough for a key, and the list goes on by row within what is equal. */
#define SORT "substr (ifnull (a.kana, a.name), 1, 5)"

/* ?1 words … ?7 open or closed. */
#define CRITERIA " FROM agency AS a WHERE a.state = 0"                                                                                                          \
                 " AND (?1 IS NULL OR a.id IN (SELECT rowid FROM agency_search WHERE agency_search MATCH ?1))"                                                  \
                 " AND (?2 IS NULL OR EXISTS (SELECT 1 FROM agency_service AS s WHERE s.agency = a.id AND s.service = ?2 AND s.state = 0 AND s.is_closed = 0))" \
                 " AND (?3 IS NULL OR a.kind = ?3)"                                                                                                             \
                 " AND (?4 IS NULL OR ifnull (a.area, 0) = ?4)"                                                                                                 \
                 " AND (?5 IS NULL OR ifnull (a.consent, 'unasked') = ?5)"                                                                                      \
                 " AND (?6 IS NULL OR ifnull (a.verified_on, '') < ?6)"                                                                                         \
                 " AND CASE ifnull (?7, '') WHEN '' THEN 1 WHEN 'open' THEN a.is_closed = 0 ELSE a.is_closed = 1 END"

MdgAgencyFilter *
mdg_agency_filter_new (void)
{
  return g_new0 (MdgAgencyFilter, 1);
}

MdgAgencyFilter *
mdg_agency_filter_copy (const MdgAgencyFilter *self)
{
  MdgAgencyFilter *copy = mdg_agency_filter_new ();

  for (guint i = 0; i < MDG_N_AGENCY_CRITERIA; i++)
    copy->values[i] = g_strdup (self->values[i]);

  return copy;
}

void
mdg_agency_filter_free (MdgAgencyFilter *self)
{
  for (guint i = 0; i < MDG_N_AGENCY_CRITERIA; i++)
    g_free (self->values[i]);
  g_free (self);
}

void
mdg_agency_filter_set (MdgAgencyFilter *self,
                       MdgAgencyCriterion criterion,
                       const char *value)
{
  g_return_if_fail (self != NULL && criterion < MDG_N_AGENCY_CRITERIA);

  mdg_set_str (&self->values[criterion], value != NULL && *value != '\0' ? value : NULL);
}

gboolean
mdg_agency_filter_is_empty (const MdgAgencyFilter *self)
{
  for (guint i = 0; i < MDG_N_AGENCY_CRITERIA; i++)
    if (self->values[i] != NULL)
      return FALSE;

  return TRUE;
}

/* An area that is "none" is 0; one that is gone is -1, which no row has. */
static gboolean
bind_area (MdgStore *store,
           MdgStatement *stmt,
           const char *value,
           GError **error)
{
  MdgUuid uuid;
  gint64 id = 0;

  if (value == NULL)
    return TRUE;
  if (!g_str_equal (value, "none"))
    {
      id = mdg_uuid_parse (value, &uuid) ? mdg_record_table_find_id (store, MDG_KIND_AREA, &uuid, error) : 0;
      if (id < 0)
        return FALSE;
      if (id == 0)
        id = -1;
    }
  mdg_statement_bind_int64 (stmt, 4, id);

  return TRUE;
}

static gboolean
bind_criteria (MdgStore *store,
               MdgStatement *stmt,
               const MdgAgencyFilter *filter,
               const char *match,
               GError **error)
{
  mdg_statement_bind_text (stmt, 1, match);
  mdg_statement_bind_text (stmt, 2, filter->values[MDG_AGENCY_CRITERION_SERVICE]);
  mdg_statement_bind_text (stmt, 3, filter->values[MDG_AGENCY_CRITERION_KIND]);
  mdg_statement_bind_text (stmt, 5, filter->values[MDG_AGENCY_CRITERION_CONSENT]);
  mdg_statement_bind_text (stmt, 6, filter->values[MDG_AGENCY_CRITERION_STALE]);
  mdg_statement_bind_text (stmt, 7, filter->values[MDG_AGENCY_CRITERION_STATE]);

  return bind_area (store, stmt, filter->values[MDG_AGENCY_CRITERION_AREA], error);
}

static char *
dup_match (const MdgAgencyFilter *filter)
{
  const char *text = filter->values[MDG_AGENCY_CRITERION_TEXT];

  return text != NULL ? mdg_search_compose_people (text) : NULL;
}

GArray *
mdg_agency_query_list (MdgStore *store,
                       const MdgAgencyFilter *filter,
                       const MdgRecordKey *after,
                       guint limit,
                       GError **error)
{
  static const char sql[] = "SELECT a.id, " SORT " AS sort" CRITERIA
                            " AND (" SORT ", a.id) > (?8, ?9)"
                            " ORDER BY " SORT ", a.id LIMIT ?10";
  g_autofree char *match = dup_match (filter);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GArray) keys = g_array_new (FALSE, TRUE, sizeof (MdgRecordKey));
  MdgStep step;

  if (stmt == NULL || !bind_criteria (store, stmt, filter, match, error))
    return NULL;

  mdg_statement_bind_text (stmt, 8, after != NULL ? after->sort : "");
  mdg_statement_bind_int64 (stmt, 9, after != NULL ? after->id : 0);
  mdg_statement_bind_int64 (stmt, 10, limit);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgRecordKey key = { .id = mdg_statement_get_int64 (stmt, 0) };
      const char *sort = mdg_statement_get_text (stmt, 1);

      g_strlcpy (key.sort, sort != NULL ? sort : "", sizeof key.sort);
      g_array_append_val (keys, key);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&keys) : NULL;
}

gint64
mdg_agency_query_count (MdgStore *store,
                        const MdgAgencyFilter *filter,
                        GError **error)
{
  static const char sql[] = "SELECT count (*)" CRITERIA;
  g_autofree char *match = dup_match (filter);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL || !bind_criteria (store, stmt, filter, match, error))
    return -1;

  return mdg_statement_step (stmt, error) == MDG_STEP_ROW ? mdg_statement_get_int64 (stmt, 0) : -1;
}

void
mdg_listed_agency_free (MdgListedAgency *line)
{
  char **texts[] = {
    &line->name, &line->kind, &line->city, &line->address, &line->area_name, &line->phone, &line->fax,
    &line->consent, &line->consent_until, &line->verified_on, &line->verified_from, &line->services
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_free (line);
}

static MdgListedAgency *
read_line (MdgStatement *stmt)
{
  MdgListedAgency *line = g_new0 (MdgListedAgency, 1);
  int i = 0;

  mdg_statement_get_uuid (stmt, i++, &line->uuid);
  line->is_void = mdg_statement_get_int64 (stmt, i++) != 0;
  line->is_closed = mdg_statement_get_int64 (stmt, i++) != 0;
  line->name = g_strdup (mdg_statement_get_text (stmt, i++));
  line->kind = g_strdup (mdg_statement_get_text (stmt, i++));
  line->city = g_strdup (mdg_statement_get_text (stmt, i++));
  line->address = g_strdup (mdg_statement_get_text (stmt, i++));
  line->area_name = g_strdup (mdg_statement_get_text (stmt, i++));
  line->phone = g_strdup (mdg_statement_get_text (stmt, i++));
  line->fax = g_strdup (mdg_statement_get_text (stmt, i++));
  line->consent = g_strdup (mdg_statement_get_text (stmt, i++));
  line->consent_until = g_strdup (mdg_statement_get_text (stmt, i++));
  line->verified_on = g_strdup (mdg_statement_get_text (stmt, i++));
  line->verified_from = g_strdup (mdg_statement_get_text (stmt, i++));
  line->services = g_strdup (mdg_statement_get_text (stmt, i++));

  return line;
}

MdgListedAgency *
mdg_agency_query_load_line (MdgStore *store,
                            gint64 id,
                            GError **error)
{
  static const char sql[] = "SELECT a.uuid, a.state, a.is_closed, a.name, a.kind, a.city, a.address, r.name, a.phone, a.fax,"
                            "       a.consent, a.consent_until, a.verified_on, a.verified_from,"
                            "       (SELECT group_concat (service, ' ') FROM (SELECT s.service FROM agency_service AS s"
                            "         WHERE s.agency = a.id AND s.state = 0 AND s.is_closed = 0 ORDER BY s.position, s.id))"
                            "  FROM agency AS a"
                            "  LEFT JOIN area AS r ON r.id = a.area"
                            " WHERE a.id = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgListedAgency *line;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_int64 (stmt, 1, id);
  if (!mdg_statement_step_to_row (stmt, error))
    return NULL;

  line = read_line (stmt);
  line->id = id;

  return line;
}
