#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-number-table.h"

#include "mdg-case.h"
#include "mdg-consultation.h"
#include "mdg-date.h"
#include "mdg-error.h"
#include "mdg-referral.h"
#include "mdg-release.h"

#include <glib/gi18n-lib.h>

#define MAX_NUMBER 999999999

/* Blank forms have a series beside that of their referrals. */
#define SERIALS (-(int) MDG_KIND_REFERRAL)

/* The last number given, 0 in a new series; desk is the letter of this desk, empty for the first. */
static gboolean
load_last (MdgStore *store,
           int kind,
           int fiscal_year,
           gint64 *last,
           char **desk,
           GError **error)
{
  static const char sql[] = "SELECT (SELECT last FROM number_series WHERE kind = ?1 AND origin = 1 AND fiscal_year = ?2),"
                            " (SELECT desk FROM origin WHERE id = 1)";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, kind);
  mdg_statement_bind_int64 (stmt, 2, fiscal_year);
  if (mdg_statement_step (stmt, error) != MDG_STEP_ROW)
    return FALSE;

  *last = mdg_statement_get_int64 (stmt, 0);
  if (*last < 0 || *last > MAX_NUMBER)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_DAMAGED, _ ("The last number given is damaged. Nothing was changed. Restore the last good backup."));
      return FALSE;
    }
  *desk = g_strdup (mdg_statement_get_text (stmt, 1));

  return TRUE;
}

static gboolean
store_last (MdgStore *store,
            int kind,
            int fiscal_year,
            gint64 last,
            GError **error)
{
  static const char sql[] = "INSERT OR REPLACE INTO number_series (kind, origin, fiscal_year, last) VALUES (?1, 1, ?2, ?3)";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, kind);
  mdg_statement_bind_int64 (stmt, 2, fiscal_year);
  mdg_statement_bind_int64 (stmt, 3, last);

  return mdg_statement_run (stmt, error);
}

/* Numbers also come in with imported lists, past the series. */
static gboolean
is_taken (MdgStore *store,
          MdgKind kind,
          const char *number)
{
  static const char consultation[] = "SELECT 1 FROM consultation WHERE number = ?1";
  static const char a_case[] = "SELECT 1 FROM \"case\" WHERE number = ?1";
  static const char a_release[] = "SELECT 1 FROM release WHERE number = ?1";
  static const char a_referral[] = "SELECT 1 FROM referral WHERE number = ?1";
  const char *sql = kind == MDG_KIND_CONSULTATION ? consultation : a_release;
  g_autoptr (MdgStatement) stmt = NULL;

  if (kind == MDG_KIND_CASE || kind == MDG_KIND_REFERRAL)
    sql = kind == MDG_KIND_CASE ? a_case : a_referral;
  stmt = mdg_store_prepare (store, sql, NULL);

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
       int digits,
       GError **error)
{
  const char *text = mdg_record_get_text (record, date_field);
  g_autofree char *day = g_strndup (text != NULL ? text : "", 10);
  g_autofree char *year = NULL;
  g_autofree char *desk = NULL;
  g_autofree char *number = NULL;
  MdgKind kind = mdg_record_get_kind (record);
  MdgDate date;
  gint64 last;

  if (!mdg_record_is_empty (record, number_field))
    return TRUE;
  if (!mdg_date_parse_iso (day, &date))
    mdg_date_today (&date);
  if (!load_last (store, kind, mdg_date_fiscal_year (&date), &last, &desk, error))
    return FALSE;

  year = mdg_fiscal_year_format_short (mdg_date_fiscal_year (&date));
  do
    {
      g_free (number);
      number = g_strdup_printf ("%s-%s%s%0*" G_GINT64_FORMAT, year, desk != NULL ? desk : "", form, digits, ++last);
    }
  while (is_taken (store, kind, number));
  mdg_record_set_text (record, number_field, number);

  return store_last (store, kind, mdg_date_fiscal_year (&date), last, error);
}

gboolean
mdg_number_table_issue (MdgStore *store,
                        MdgRecord *record,
                        GError **error)
{
  if (mdg_record_get_kind (record) == MDG_KIND_CONSULTATION)
    return issue (store, record, MDG_CONSULTATION_NUMBER, MDG_CONSULTATION_RECEIVED_AT, "", 4, error);
  if (mdg_record_get_kind (record) == MDG_KIND_CASE)
    return issue (store, record, MDG_CASE_NUMBER, MDG_CASE_OPENED_ON, "C-", 3, error);
  if (mdg_record_get_kind (record) == MDG_KIND_RELEASE)
    return issue (store, record, MDG_RELEASE_NUMBER, MDG_RELEASE_RELEASED_ON, "配", 3, error);
  if (mdg_record_get_kind (record) == MDG_KIND_REFERRAL && g_strcmp0 (mdg_record_get_text (record, MDG_REFERRAL_STATUS), "draft") != 0)
    return issue (store, record, MDG_REFERRAL_NUMBER, MDG_REFERRAL_RECEIVED_AT, "R", 4, error);

  return TRUE;
}

char **
mdg_number_table_take_serials (MdgStore *store,
                               const MdgDate *today,
                               guint n,
                               GError **error)
{
  int fiscal_year = mdg_date_fiscal_year (today);
  g_autofree char *year = mdg_fiscal_year_format_short (fiscal_year);
  g_autofree char *desk = NULL;
  g_auto (GStrv) serials = g_new0 (char *, n + 1);
  gint64 last;

  if (!load_last (store, SERIALS, fiscal_year, &last, &desk, error))
    return NULL;

  for (guint i = 0; i < n; i++)
    serials[i] = g_strdup_printf ("%s-%sF%04" G_GINT64_FORMAT, year, desk != NULL ? desk : "", ++last);

  return store_last (store, SERIALS, fiscal_year, last, error) ? g_steal_pointer (&serials) : NULL;
}
