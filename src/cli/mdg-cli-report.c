#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-case.h"
#include "mdg-cli-crosstab.h"
#include "mdg-consultation.h"
#include "mdg-error.h"
#include "mdg-record-table.h"
#include "mdg-referral.h"
#include "mdg-report-calls.h"
#include "mdg-report-directory.h"
#include "mdg-report-hand-raising.h"
#include "mdg-report-handover.h"
#include "mdg-report-issues.h"
#include "mdg-report-ladder.h"
#include "mdg-report-list.h"
#include "mdg-report-meeting.h"
#include "mdg-report-monthly-public.h"
#include "mdg-report-monthly.h"
#include "mdg-report-record.h"
#include "mdg-report-referrals.h"
#include "mdg-report-reply.h"
#include "mdg-report-roster.h"
#include "mdg-report-share-sheet.h"

#include <glib/gi18n-lib.h>

static MdgCliOutput output;
static char *kind;
static char *month;
static char *number;
static char *case_number;
static char *as_of;
static char *whose;
static char *meeting;
static char *fields;
static int year = -1;
static int edition;
static gboolean history;
static MdgCliCrosstab crosstab;
static char *order;

static const GOptionEntry entries[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("monthly, list, record, handover, share-sheet, area-list, issues, crosstab, ladder, reply, agenda, members, minutes, conference, roster, referrals, effect, visits, referral-rules, calls, hand-raising, handbook, care-manager-hours, contacts, labels, verify-round or confirmation"), N_ ("KIND") },
  { "month", 0, 0, G_OPTION_ARG_STRING, &month, N_ ("Month of a monthly report or a list; the last month of issues; of a roster the calendar of duties"), N_ ("YYYY-MM") },
  { "from", 0, 0, G_OPTION_ARG_STRING, &output.from, N_ ("First day"), N_ ("DATE") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &output.to, N_ ("Last day"), N_ ("DATE") },
  { "area", 0, 0, G_OPTION_ARG_STRING, &output.area, N_ ("Code or name of an area"), N_ ("CODE") },
  { "number", 0, 0, G_OPTION_ARG_STRING, &number, N_ ("Number or uuid of a consultation; of a ladder the uuid of a measure; of hands raised the number of a referral"), N_ ("N") },
  { "case", 0, 0, G_OPTION_ARG_STRING, &case_number, N_ ("Number or uuid of a case"), N_ ("N") },
  { "meeting", 0, 0, G_OPTION_ARG_STRING, &meeting, N_ ("Meeting: its day, its number in the list (1 is the newest) or its uuid"), N_ ("N") },
  { "fields", 0, 0, G_OPTION_ARG_STRING, &fields, N_ ("Rows and columns of a cross table, as in profession,month:issue; material of a conference: one (unless said) or four cases a page; of a handbook medical, cmo or day; of contacts network"), N_ ("ROWS:COLUMNS|one|four") },
  { "year", 0, 0, G_OPTION_ARG_INT, &year, N_ ("Fiscal year of a ladder; that of today unless said, 0 all"), N_ ("YYYY") },
  { "edition", 0, 0, G_OPTION_ARG_INT, &edition, N_ ("Edition of a monthly report; unless said the next one when a figure of the last has changed"), N_ ("N") },
  { "whose", 0, 0, G_OPTION_ARG_STRING, &whose, N_ ("Whose promises a handover sheet has; everybody’s unless said"), N_ ("NAME") },
  { "history", 0, 0, G_OPTION_ARG_NONE, &history, N_ ("With what was changed by whom"), NULL },
  { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_ ("The day it is; today unless said"), N_ ("DATE") },
  { "order", 0, 0, G_OPTION_ARG_STRING, &order, N_ ("Issues by frequency, gravity or novelty"), N_ ("ORDER") },
  { "measure", 0, 0, G_OPTION_ARG_STRING, &crosstab.measure, N_ ("What a cross table counts: consultations, contacts, people, minutes or newcomers"), N_ ("MEASURE") },
  { "percent", 0, 0, G_OPTION_ARG_STRING, &crosstab.percent, N_ ("Percentages of a cross table: row, column or all"), N_ ("OF") },
  { "filter", 0, 0, G_OPTION_ARG_STRING_ARRAY, &crosstab.filters, N_ ("Only consultations with one of these in a field; may be given again"), N_ ("FIELD=CODE,…") },
  { "saved", 0, 0, G_OPTION_ARG_STRING, &crosstab.saved, N_ ("A cross table saved under this name"), N_ ("NAME") },
  { "version", 0, 0, G_OPTION_ARG_STRING, &output.version, N_ ("internal, committee or public"), N_ ("VERSION") },
  { "sheet-number", 0, 0, G_OPTION_ARG_STRING, &output.sheet_number, N_ ("Number of the sheet at the meeting, printed for the committee"), N_ ("TEXT") },
  { "copy", 0, 0, G_OPTION_ARG_STRING, &output.copy, N_ ("Number of the copy, as 12/25"), N_ ("TEXT") },
  { "copies", 0, 0, G_OPTION_ARG_INT, &output.copies, N_ ("So many copies in one PDF, numbered 1/25 to 25/25"), N_ ("N") },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &output.reason, N_ ("Release against a rule, signed by --staff"), N_ ("REASON") },
  { "raw", 0, 0, G_OPTION_ARG_NONE, &output.raw, N_ ("CSV without apostrophes"), NULL },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output.output, N_ ("File to write"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

/* A kind of report: what it cannot do without, and how it is made. */
typedef struct
{
  const char *name;
  char **needed; /* the option it needs, NULL for none */
  const char *option;
  MdgReport *(*build) (MdgWorkspace *workspace,
                       GError **error);
  guint versions; /* others than the internal one, 1 << MdgVersion */
} Kind;

#define FOR_COMMITTEE (1u << MDG_VERSION_COMMITTEE)
#define FOR_OTHERS (FOR_COMMITTEE | 1u << MDG_VERSION_PUBLIC)

/* By number, else by uuid. */
static MdgRecord *
find_record (MdgWorkspace *workspace,
             MdgKind record_kind,
             guint number_field,
             const char *text,
             GError **error)
{
  g_autoptr (GPtrArray) found = mdg_record_table_list_by_text (mdg_workspace_get_store (workspace), record_kind, number_field, text, error);
  MdgUuid uuid;

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_object_ref (found->pdata[0]);
  if (mdg_uuid_parse (text, &uuid))
    return mdg_workspace_load (workspace, record_kind, &uuid, error);

  g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no “%s” in this register."), text);

  return NULL;
}

static gboolean
parse_month (MdgDate *date,
             GError **error)
{
  if (!mdg_cli_parse_date ("--month", month, date, error))
    return FALSE;
  if (date->month != 0)
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("--month takes a month, as in 2026-03."));

  return FALSE;
}

static MdgReport *
build_monthly (MdgWorkspace *workspace,
               GError **error)
{
  guint wanted = (guint) edition;
  MdgDate date;

  if (!parse_month (&date, error))
    return NULL;
  if (wanted == 0 && !mdg_report_monthly_find_edition (workspace, date.year, date.month, &wanted, error))
    return NULL;

  if (mdg_cli_output_get_version (&output) != MDG_VERSION_INTERNAL)
    return mdg_report_monthly_new_version (workspace, date.year, date.month, mdg_cli_output_get_version (&output), error);

  return mdg_report_monthly_new (workspace, date.year, date.month, wanted, error);
}

/* Period and area of the options. */
static MdgConsultationFilter *
new_filter (MdgWorkspace *workspace,
            GError **error)
{
  g_autoptr (MdgConsultationFilter) filter = mdg_consultation_filter_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (MdgRecord) area = mdg_cli_output_find_area (&output, workspace, &local);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  MdgDate date = { 0 };

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (!mdg_cli_output_get_period (&output, &from, &to, error) || (month != NULL && !parse_month (&date, error)))
    return NULL;

  mdg_consultation_filter_set (filter, MDG_CRITERION_FROM, from);
  mdg_consultation_filter_set (filter, MDG_CRITERION_UNTIL, to);
  if (month != NULL)
    {
      g_autofree char *fiscal_year = g_strdup_printf ("%d", mdg_date_fiscal_year (&date));
      g_autofree char *number_of_month = g_strdup_printf ("%d", date.month);

      mdg_consultation_filter_set (filter, MDG_CRITERION_YEAR, fiscal_year);
      mdg_consultation_filter_set (filter, MDG_CRITERION_MONTH, number_of_month);
    }
  if (area != NULL)
    {
      char uuid[MDG_UUID_STRING_SIZE];

      mdg_uuid_format (mdg_record_get_uuid (area), uuid);
      mdg_consultation_filter_set (filter, MDG_CRITERION_AREA, uuid);
    }

  return g_steal_pointer (&filter);
}

static MdgReport *
build_list (MdgWorkspace *workspace,
            GError **error)
{
  g_autoptr (MdgConsultationFilter) filter = new_filter (workspace, error);

  return filter != NULL ? mdg_report_list_new (workspace, filter, MDG_ORDER_OLDEST, MDG_REPORT_LIST_PLAIN, error) : NULL;
}

static MdgReport *
build_record (MdgWorkspace *workspace,
              GError **error)
{
  g_autoptr (MdgRecord) record = find_record (workspace, MDG_KIND_CONSULTATION, MDG_CONSULTATION_NUMBER, number, error);

  return record != NULL ? mdg_report_record_new (workspace, mdg_record_get_uuid (record), history ? MDG_REPORT_RECORD_HISTORY : MDG_REPORT_RECORD_PLAIN, error) : NULL;
}

static MdgReport *
build_share_sheet (MdgWorkspace *workspace,
                   GError **error)
{
  g_autoptr (MdgRecord) found = find_record (workspace, MDG_KIND_CASE, MDG_CASE_NUMBER, case_number, error);
  g_autoptr (MdgRecord) sheet = found != NULL ? mdg_share_sheet_load_for (workspace, mdg_record_get_uuid (found), error) : NULL;

  return sheet != NULL ? mdg_report_share_sheet_new (workspace, sheet, error) : NULL;
}

static MdgReport *
build_handover (MdgWorkspace *workspace,
                GError **error)
{
  g_autoptr (GPtrArray) people = NULL;

  if (whose == NULL)
    return mdg_report_handover_new (workspace, NULL, NULL, error);

  people = mdg_record_table_list_by_text (mdg_workspace_get_store (workspace), MDG_KIND_STAFF, MDG_STAFF_NAME, whose, error);
  if (people != NULL && people->len > 0)
    return mdg_report_handover_new (workspace, people->pdata[0], NULL, error);

  if (people != NULL)
    g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no “%s” in this register."), whose);
  return NULL;
}

/* What is not to be shared stays here; the report says how many. */
static MdgReport *
build_area_list (MdgWorkspace *workspace,
                 GError **error)
{
  g_autoptr (MdgConsultationFilter) filter = new_filter (workspace, error);

  return filter != NULL ? mdg_report_list_new (workspace, filter, MDG_ORDER_OLDEST, MDG_REPORT_LIST_SHAREABLE, error) : NULL;
}

/* A measure or an issue by its uuid, a case or a consultation by its number. */
static MdgReport *
build_trace (MdgWorkspace *workspace,
             GError **error)
{
  static const MdgKind by_uuid[] = { MDG_KIND_MEASURE, MDG_KIND_RAISED_ISSUE, MDG_KIND_CASE, MDG_KIND_CONSULTATION };
  g_autoptr (MdgRecord) found = NULL;
  MdgUuid uuid;

  if (mdg_uuid_parse (number, &uuid))
    for (guint i = 0; found == NULL && i < G_N_ELEMENTS (by_uuid); i++)
      found = mdg_workspace_load (workspace, by_uuid[i], &uuid, NULL);
  if (found == NULL)
    found = find_record (workspace, MDG_KIND_CASE, MDG_CASE_NUMBER, number, NULL);
  if (found == NULL)
    found = find_record (workspace, MDG_KIND_CONSULTATION, MDG_CONSULTATION_NUMBER, number, error);

  return found != NULL ? mdg_report_trace_new (workspace, mdg_record_get_kind (found), mdg_record_get_uuid (found), error) : NULL;
}

static MdgReport *
build_ladder (MdgWorkspace *workspace,
              GError **error)
{
  MdgDate today;

  if (number != NULL)
    return build_trace (workspace, error);

  mdg_workspace_get_today (workspace, &today);

  return mdg_report_ladder_new (workspace, year >= 0 ? year : mdg_date_fiscal_year (&today), error);
}

static MdgReport *
build_reply (MdgWorkspace *workspace,
             GError **error)
{
  g_autoptr (MdgRecord) record = find_record (workspace, MDG_KIND_CONSULTATION, MDG_CONSULTATION_NUMBER, number, error);

  return record != NULL ? mdg_report_reply_new (workspace, mdg_record_get_uuid (record), error) : NULL;
}

static MdgReport *
build_of_meeting (MdgWorkspace *workspace,
                  GError **error)
{
  g_autoptr (MdgRecord) record = mdg_report_meeting_find (workspace, meeting, error);
  const MdgUuid *uuid = record != NULL ? mdg_record_get_uuid (record) : NULL;
  MdgVersion version = mdg_cli_output_get_version (&output);

  if (uuid == NULL)
    return NULL;
  if (g_str_equal (kind, "agenda"))
    return mdg_report_agenda_new (workspace, uuid, version, error);
  if (g_str_equal (kind, "members"))
    return mdg_report_members_new (workspace, uuid, version, error);
  if (g_str_equal (kind, "minutes"))
    return mdg_report_minutes_new (workspace, uuid, version, error);

  return mdg_report_conference_new (workspace, uuid, g_strcmp0 (fields, "four") == 0 ? MDG_CONFERENCE_PAPER_FOUR : MDG_CONFERENCE_PAPER_ONE, version, error);
}

static const char *const orders[] = { "frequency", "gravity", "novelty", NULL };

/* For the meeting of the month: twelve months up to it. */
static MdgReport *
build_issues (MdgWorkspace *workspace,
              GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MdgRecord) area = mdg_cli_output_find_area (&output, workspace, &local);
  MdgTrendOrder by = MDG_TREND_BY_FREQUENCY;
  MdgTrendScope scope;
  MdgDate date = { 0 };

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (month != NULL && !parse_month (&date, error))
    return NULL;

  while (order != NULL && !g_str_equal (orders[by], order))
    by++;
  mdg_trend_scope_init (&scope, workspace, month != NULL ? date.year * 12 + date.month - 1 : 0);
  if (area != NULL)
    scope.area = *mdg_record_get_uuid (area);

  return mdg_report_issues_new_version (workspace, &scope, by, mdg_cli_output_get_version (&output), error);
}

static MdgReport *
build_crosstab (MdgWorkspace *workspace,
                GError **error)
{
  crosstab.fields = fields;

  return mdg_cli_crosstab_build (&crosstab, &output, workspace, error);
}

/* The calendar of a month with --month, else the doctors. */
static MdgReport *
build_roster (MdgWorkspace *workspace,
              GError **error)
{
  MdgDate date;

  if (month == NULL)
    return mdg_report_roster_new (workspace, error);

  return parse_month (&date, error) ? mdg_report_duties_new (workspace, date.year, date.month, error) : NULL;
}

static MdgReport *
build_calls (MdgWorkspace *workspace,
             GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  return mdg_cli_output_get_period (&output, &from, &to, error) ? mdg_report_calls_new (workspace, to, error) : NULL;
}

static MdgReport *
build_hand_raising (MdgWorkspace *workspace,
                    GError **error)
{
  g_autoptr (MdgRecord) record = find_record (workspace, MDG_KIND_REFERRAL, MDG_REFERRAL_NUMBER, number, error);

  return record != NULL ? mdg_report_hand_raising_new (workspace, mdg_record_get_uuid (record), MDG_HAND_PAPER_TEAM, error) : NULL;
}

/* Of a month, a period, or all there are. */
static MdgReport *
build_of_referrals (MdgWorkspace *workspace,
                    GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  MdgDate date;

  if (!mdg_cli_output_get_period (&output, &from, &to, error) || (month != NULL && !parse_month (&date, error)))
    return NULL;
  if (month != NULL)
    {
      MdgDate last = { date.year, date.month, g_date_get_days_in_month ((GDateMonth) date.month, (GDateYear) date.year) };

      date.day = 1;
      g_free (from);
      from = mdg_date_dup_iso (&date);
      g_free (to);
      to = mdg_date_dup_iso (&last);
    }

  if (g_str_equal (kind, "referrals"))
    return mdg_report_referrals_new (workspace, from, to, error);
  if (g_str_equal (kind, "effect"))
    return mdg_report_effect_new (workspace, from, to, error);
  if (g_str_equal (kind, "visits"))
    return mdg_report_visits_new (workspace, from, to, error);

  return mdg_report_referral_rules_new (workspace, error);
}

/* Its public version is the one for residents. */
static MdgReport *
build_handbook (MdgWorkspace *workspace,
                GError **error)
{
  static const char *const names[] = { "all", "medical", "cmo", "day" };
  MdgAudience audience = mdg_cli_output_get_version (&output) == MDG_VERSION_PUBLIC ? MDG_AUDIENCE_RESIDENTS : MDG_AUDIENCE_PROFESSIONALS;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (fields != NULL ? fields : "all", names[i]))
      return mdg_report_handbook_new (workspace, (MdgBookChoice) i, audience, error);

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("--fields takes medical, cmo or day."));

  return NULL;
}

static MdgReport *
build_cm_time (MdgWorkspace *workspace,
               GError **error)
{
  return mdg_report_cm_time_new (workspace, error);
}

static MdgReport *
build_contacts (MdgWorkspace *workspace,
                GError **error)
{
  return mdg_report_contacts_new (workspace, g_strcmp0 (fields, "network") == 0, error);
}

static MdgReport *
build_labels (MdgWorkspace *workspace,
              GError **error)
{
  return mdg_report_labels_new (workspace, error);
}

static MdgReport *
build_verify_round (MdgWorkspace *workspace,
                    GError **error)
{
  return mdg_report_verify_round_new (workspace, MDG_DIRECTORY_OLD_DAYS, error);
}

static MdgReport *
build_confirmation (MdgWorkspace *workspace,
                    GError **error)
{
  return mdg_report_confirmation_new (workspace, number, MDG_DIRECTORY_OLD_DAYS, error);
}

static const Kind kinds[] = {
  { "monthly", &month, "--month YYYY-MM", build_monthly, FOR_OTHERS },
  { "list", NULL, NULL, build_list },
  { "record", &number, "--number N", build_record },
  { "handover", NULL, NULL, build_handover },
  { "share-sheet", &case_number, "--case N", build_share_sheet },
  { "area-list", &output.area, "--area CODE", build_area_list },
  { "issues", NULL, NULL, build_issues, FOR_OTHERS },
  { "crosstab", NULL, NULL, build_crosstab, FOR_OTHERS },
  { "ladder", NULL, NULL, build_ladder },
  { "reply", &number, "--number N", build_reply },
  { "agenda", &meeting, "--meeting N", build_of_meeting, FOR_OTHERS },
  { "members", &meeting, "--meeting N", build_of_meeting, FOR_OTHERS },
  { "minutes", &meeting, "--meeting N", build_of_meeting, FOR_OTHERS },
  { "conference", &meeting, "--meeting N", build_of_meeting, FOR_COMMITTEE },
  { "roster", NULL, NULL, build_roster },
  { "referrals", NULL, NULL, build_of_referrals },
  { "effect", NULL, NULL, build_of_referrals },
  { "visits", NULL, NULL, build_of_referrals },
  { "referral-rules", NULL, NULL, build_of_referrals },
  { "calls", NULL, NULL, build_calls },
  { "hand-raising", &number, "--number N", build_hand_raising },
  { "handbook", NULL, NULL, build_handbook, 1u << MDG_VERSION_PUBLIC },
  { "care-manager-hours", NULL, NULL, build_cm_time },
  { "contacts", NULL, NULL, build_contacts },
  { "labels", NULL, NULL, build_labels },
  { "verify-round", NULL, NULL, build_verify_round },
  { "confirmation", NULL, NULL, build_confirmation },
};

static const Kind *
find_kind (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, kind))
      return &kinds[i];

  return NULL;
}

static int
check (const Kind **found)
{
  int code = mdg_cli_output_check (&output);

  if (code != MDG_CLI_DONE)
    return code;
  if (kind == NULL)
    return mdg_cli_wrong (_ ("Say which: --kind KIND"));
  if (edition < 0)
    return mdg_cli_wrong (_ ("--edition takes a number from 1 on."));
  if (fields != NULL && g_str_equal (kind, "conference") && !g_str_equal (fields, "one") && !g_str_equal (fields, "four"))
    return mdg_cli_wrong (_ ("--fields takes one or four."));
  *found = find_kind ();
  if (*found == NULL)
    return mdg_cli_wrong (_ ("There is no kind “%s”."), kind);
  if (order != NULL && !g_strv_contains (orders, order))
    return mdg_cli_wrong (_ ("--order takes frequency, gravity or novelty."));
  if ((*found)->build == build_crosstab && fields == NULL && crosstab.saved == NULL)
    return mdg_cli_wrong (_ ("“%s” needs %s."), kind, "--fields ROWS:COLUMNS");
  if ((*found)->needed != NULL && *(*found)->needed == NULL)
    return mdg_cli_wrong (_ ("“%s” needs %s."), kind, (*found)->option);
  if (mdg_cli_output_get_version (&output) != MDG_VERSION_INTERNAL && ((*found)->versions & 1u << mdg_cli_output_get_version (&output)) == 0)
    return mdg_cli_wrong (_ ("“%s” is not made in the version “%s”: it would show people or what was said of them."), kind, output.version);

  return MDG_CLI_DONE;
}

static gboolean
set_day (MdgWorkspace *workspace,
         GError **error)
{
  MdgDate day;

  if (!mdg_cli_parse_date ("--as-of", as_of, &day, error))
    return FALSE;
  if (as_of != NULL)
    mdg_workspace_set_today (workspace, &day);

  return TRUE;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autoptr (MdgReport) report = NULL;
  const Kind *found = NULL;
  int code = check (&found);

  if (code != MDG_CLI_DONE)
    return code;
  workspace = mdg_cli_open (arguments[0], mdg_cli_output_get_mode (&output), &error);
  if (workspace == NULL || !set_day (workspace, &error))
    return mdg_cli_refuse (error);
  report = found->build (workspace, &error);
  if (report == NULL)
    return mdg_cli_refuse (error);

  return mdg_cli_output_write (&output, workspace, report);
}

const MdgCliVerb mdg_cli_report = { "report", "REGISTER", N_ ("Write a report"), entries, 1, 1, run };
