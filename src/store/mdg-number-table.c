#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-number-table.h"

#include "mdg-case.h"
#include "mdg-consultation.h"
#include "mdg-date.h"

/* desk is the letter of this desk, empty for the first. */
static gint64
advance_series (MdgStore *store,
                MdgKind kind,
                int fiscal_year,
                char **desk,
                GError **error)
{
  static const char sql[] = "INSERT INTO number_series (kind, origin, fiscal_year, last) VALUES (?1, 1, ?2, 1)"
                            " ON CONFLICT (kind, origin, fiscal_year) DO UPDATE SET last = last + 1"
                            " RETURNING last, (SELECT desk FROM origin WHERE id = 1)";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  gint64 last;

  if (stmt == NULL)
    return 0;

  mdg_statement_bind_int64 (stmt, 1, kind);
  mdg_statement_bind_int64 (stmt, 2, fiscal_year);
  if (mdg_statement_step (stmt, error) != MDG_STEP_ROW)
    return 0;

  last = mdg_statement_get_int64 (stmt, 0);
  *desk = g_strdup (mdg_statement_get_text (stmt, 1));

  return mdg_statement_step (stmt, error) == MDG_STEP_DONE ? last : 0;
}

/* Numbers also come in with imported lists, past the series. */
static gboolean
is_taken (MdgStore *store,
          MdgKind kind,
          const char *number)
{
  static const char consultation[] = "SELECT 1 FROM consultation WHERE number = ?1";
  static const char a_case[] = "SELECT 1 FROM \"case\" WHERE number = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, kind == MDG_KIND_CONSULTATION ? consultation : a_case, NULL);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_text (stmt, 1, number);

  return mdg_statement_step (stmt, NULL) == MDG_STEP_ROW;
}

static gboolean
issue (MdgStore *store,
       MdgRecord *record,
       guint number_field,
       guint date_field,
       const char *form,
       GError **error)
{
  const char *text = mdg_record_get_text (record, date_field);
  g_autofree char *day = g_strndup (text != NULL ? text : "", 10);
  g_autofree char *year = NULL;
  MdgKind kind = mdg_record_get_kind (record);
  MdgDate date;

  if (!mdg_record_is_empty (record, number_field))
    return TRUE;
  if (!mdg_date_parse_iso (day, &date))
    mdg_date_today (&date);

  year = mdg_fiscal_year_format_short (mdg_date_fiscal_year (&date));
  for (;;)
    {
      g_autofree char *desk = NULL;
      gint64 last = advance_series (store, kind, mdg_date_fiscal_year (&date), &desk, error);
      g_autofree char *number = g_strdup_printf ("%s-%s%s%0*" G_GINT64_FORMAT, year, desk != NULL ? desk : "", form, form[0] == '\0' ? 4 : 3, last);

      if (last == 0)
        return FALSE;
      if (is_taken (store, kind, number))
        continue;

      mdg_record_set_text (record, number_field, number);
      return TRUE;
    }
}

gboolean
mdg_number_table_issue (MdgStore *store,
                        MdgRecord *record,
                        GError **error)
{
  if (mdg_record_get_kind (record) == MDG_KIND_CONSULTATION)
    return issue (store, record, MDG_CONSULTATION_NUMBER, MDG_CONSULTATION_RECEIVED_AT, "", error);
  if (mdg_record_get_kind (record) == MDG_KIND_CASE)
    return issue (store, record, MDG_CASE_NUMBER, MDG_CASE_OPENED_ON, "C-", error);

  return TRUE;
}
