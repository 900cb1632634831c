#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-roster.h"

#include "mdg-business-days.h"
#include "mdg-describe.h"
#include "mdg-roster.h"
#include "mdg-sheet-document.h"
#include "mdg-week-hours.h"

#include <glib/gi18n-lib.h>

#define N_DAYS 7
/* A week of the calendar is at least so high, in millimetres. */
#define WEEK_HEIGHT 33

static MdgTable *
new_roster_table (void)
{
  MdgTable *table = mdg_table_new ("roster", _ ("Support Doctors"));

  mdg_table_add_column (table, C_ ("person", "Name"), MDG_CELL_TEXT, 3);
  mdg_table_add_column (table, _ ("Kind"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, _ ("Specialities"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, _ ("Affiliation"), MDG_CELL_TEXT, 3.4);
  mdg_table_add_column (table, _ ("Areas"), MDG_CELL_TEXT, 2.6);
  mdg_table_add_column (table, _ ("Days and hours"), MDG_CELL_TEXT, 3.2);
  mdg_table_add_column (table, _ ("Telephone"), MDG_CELL_TEXT, 3.2);
  mdg_table_add_column (table, C_ ("print", "Term"), MDG_CELL_TEXT, 2.4);
  mdg_table_add_column (table, C_ ("print", "Requirements"), MDG_CELL_TEXT, 2.6);

  return table;
}

static char *
dup_requirements (MdgWorkspace *workspace,
                  MdgRecord *doctor)
{
  g_autofree char *missing = mdg_roster_dup_missing (workspace, doctor);
  g_autofree char *checked = mdg_describe_value (workspace, doctor, MDG_DOCTOR_CHECKED_ON);

  return missing != NULL ? g_steal_pointer (&missing) : g_strdup_printf (C_ ("print", "met, checked %s"), checked);
}

static char *
dup_name (MdgRecord *doctor)
{
  return g_strjoin ("\n", mdg_record_get_text (doctor, MDG_DOCTOR_NAME), mdg_record_get_text (doctor, MDG_DOCTOR_KANA), NULL);
}

/* Each time on a line of its own. */
static char *
dup_hours (MdgRecord *doctor)
{
  g_autofree char *hours = mdg_week_hours_format (mdg_record_get_text (doctor, MDG_DOCTOR_WEEK_HOURS));
  g_auto (GStrv) times = g_strsplit (hours, "　", -1);

  return g_strjoinv ("\n", times);
}

static void
add_doctor (MdgWorkspace *workspace,
            MdgTable *table,
            MdgRecord *doctor)
{
  guint row = mdg_table_add_row (table, NULL, 0);
  char *cells[] = {
    dup_name (doctor),
    mdg_describe_value (workspace, doctor, MDG_DOCTOR_ROLE),
    mdg_describe_value (workspace, doctor, MDG_DOCTOR_SPECIALITIES),
    g_strdup (mdg_record_get_text (doctor, MDG_DOCTOR_AFFILIATION)),
    mdg_roster_dup_areas (workspace, doctor),
    dup_hours (doctor),
    g_strdup (mdg_record_get_text (doctor, MDG_DOCTOR_PHONE)),
    mdg_roster_dup_term (doctor),
    dup_requirements (workspace, doctor),
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      mdg_table_set_text (table, row, i, cells[i]);
      g_free (cells[i]);
    }
}

MdgReport *
mdg_report_roster_new (MdgWorkspace *workspace,
                       GError **error)
{
  g_autoptr (MdgTable) table = new_roster_table ();
  g_autoptr (GPtrArray) doctors = NULL;
  g_autofree char *today = NULL;
  g_autofree char *conditions = NULL;
  g_autofree char *day = NULL;
  MdgSheetDocument *document;
  MdgReport *report;
  MdgDate date;

  mdg_workspace_get_today (workspace, &date);
  today = mdg_date_dup_iso (&date);
  doctors = mdg_roster_list (workspace, today, error);
  if (doctors == NULL)
    return NULL;

  for (guint i = 0; i < doctors->len; i++)
    add_doctor (workspace, table, doctors->pdata[i]);
  day = mdg_date_format_long (&date);
  conditions = g_strdup_printf (C_ ("print", "As of %s, %u doctors"), day, doctors->len);
  document = mdg_sheet_document_new (C_ ("print", "Roster of Support Doctors"));
  mdg_sheet_document_set_conditions (document, conditions);
  mdg_sheet_document_add_table (document, table, 0);
  report = mdg_report_new ("roster", C_ ("print", "Roster of Support Doctors"));
  mdg_report_take_table (report, g_steal_pointer (&table));
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return report;
}

static MdgTable *
new_duties_table (MdgWorkspace *workspace,
                  GPtrArray *duties)
{
  static const guint fields[] = { MDG_DUTY_DAY, MDG_DUTY_STARTS_AT, MDG_DUTY_ENDS_AT, MDG_DUTY_KIND, MDG_DUTY_DOCTOR, MDG_DUTY_PLACE, MDG_DUTY_INSTEAD_OF, MDG_DUTY_NOTE };
  MdgTable *table = mdg_table_new ("duties", _ ("Duties of the Doctors"));

  mdg_table_add_column (table, _ ("Day"), MDG_CELL_TIME, 2);
  mdg_table_add_column (table, _ ("From"), MDG_CELL_TEXT, 1.4);
  mdg_table_add_column (table, _ ("To"), MDG_CELL_TEXT, 1.4);
  mdg_table_add_column (table, _ ("Kind"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, _ ("Doctor"), MDG_CELL_TEXT, 3);
  mdg_table_add_column (table, _ ("Place"), MDG_CELL_TEXT, 3);
  mdg_table_add_column (table, _ ("In place of"), MDG_CELL_TEXT, 3);
  mdg_table_add_column (table, _ ("Note"), MDG_CELL_TEXT, 4);
  for (guint i = 0; i < duties->len; i++)
    {
      guint row = mdg_table_add_row (table, NULL, 0);

      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        {
          g_autofree char *value = f == 0 ? g_strdup (mdg_record_get_text (duties->pdata[i], fields[f])) : mdg_describe_value (workspace, duties->pdata[i], fields[f]);

          mdg_table_set_text (table, row, f, value);
        }
    }

  return table;
}

static char *
dup_day_text (MdgWorkspace *workspace,
              const MdgDate *date,
              GPtrArray *duties)
{
  const char *holiday = mdg_holidays_get_name (mdg_holidays_get_default (), date);
  g_autofree char *iso = mdg_date_dup_iso (date);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d", date->day);
  if (holiday != NULL)
    g_string_append_printf (text, " %s", holiday);
  for (guint i = 0; i < duties->len; i++)
    if (g_str_equal (mdg_record_get_text (duties->pdata[i], MDG_DUTY_DAY), iso))
      {
        g_autofree char *hours = mdg_roster_dup_hours (duties->pdata[i]);
        g_autofree char *doctor = mdg_describe_value (workspace, duties->pdata[i], MDG_DUTY_DOCTOR);

        if (mdg_roster_is_off (duties->pdata[i]))
          g_string_append_printf (text, "\n(%s)", doctor);
        else
          g_string_append_printf (text, "\n%s\n%s", hours, doctor);
      }

  return g_string_free (text, FALSE);
}

/* The weeks from the Sunday on or before the first of the month; days of other months stay empty. */
static MdgTable *
new_calendar (MdgWorkspace *workspace,
              int year,
              int month,
              GPtrArray *duties)
{
  static const char *const names[N_DAYS] = { "日", "月", "火", "水", "木", "金", "土" };
  MdgTable *table = mdg_table_new ("calendar", "");
  int n = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
  guint row = 0;

  for (guint i = 0; i < N_DAYS; i++)
    mdg_table_add_column (table, names[i], MDG_CELL_TEXT, 1);
  for (int day = 1; day <= n; day++)
    {
      MdgDate date = { year, month, day };
      guint column = (guint) mdg_date_weekday (&date) % N_DAYS;
      g_autofree char *text = dup_day_text (workspace, &date, duties);

      if (day == 1 || column == 0)
        row = mdg_table_add_row (table, NULL, 0);
      mdg_table_set_text (table, row, column, text);
    }

  return table;
}

MdgReport *
mdg_report_duties_new (MdgWorkspace *workspace,
                       int year,
                       int month,
                       GError **error)
{
  g_autofree char *from = g_strdup_printf ("%04d-%02d-01", year, month);
  g_autofree char *to = g_strdup_printf ("%04d-%02d-31", year, month);
  g_autoptr (GPtrArray) duties = mdg_roster_list_duties (workspace, from, to, error);
  g_autoptr (MdgTable) calendar = NULL;
  MdgDate date = { year, month, 0 };
  g_autofree char *name = mdg_date_format_long (&date);
  g_autofree char *title = g_strdup_printf (C_ ("print", "Duties of the doctors, %s"), name);
  MdgSheetDocument *document;
  MdgReport *report;

  if (duties == NULL)
    return NULL;

  calendar = new_calendar (workspace, year, month, duties);
  document = mdg_sheet_document_new (title);
  mdg_sheet_document_set_conditions (document, C_ ("print", "In brackets: away"));
  mdg_sheet_document_add_table (document, calendar, WEEK_HEIGHT);
  report = mdg_report_new ("duties", title);
  mdg_report_take_table (report, new_duties_table (workspace, duties));
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return report;
}
