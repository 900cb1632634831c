#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-case-set.h"
#include "mdg-cli-output.h"
#include "mdg-error.h"
#include "mdg-kept-sheet.h"
#include "mdg-report-area-sheet.h"
#include "mdg-report-matrix.h"
#include "mdg-report-theme-sheet.h"

#include <glib/gi18n-lib.h>

static MdgCliOutput output;
static char *kind;
static char *set_name;
static char *paper;
static char *fields;
static int year;
static gboolean keep;
static char *kept;

static const GOptionEntry entries[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("case-issue, area-issue or theme-response"), N_ ("KIND") },
  { "set", 0, 0, G_OPTION_ARG_STRING, &set_name, N_ ("Set of cases; the newest unless said"), N_ ("NAME") },
  { "from", 0, 0, G_OPTION_ARG_STRING, &output.from, N_ ("First day"), N_ ("DATE") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &output.to, N_ ("Last day"), N_ ("DATE") },
  { "area", 0, 0, G_OPTION_ARG_STRING, &output.area, N_ ("Code or name of an area"), N_ ("CODE") },
  { "version", 0, 0, G_OPTION_ARG_STRING, &output.version, N_ ("internal, committee or public"), N_ ("VERSION") },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &output.reason, N_ ("Release against a rule, signed by --staff"), N_ ("REASON") },
  { "sheet-number", 0, 0, G_OPTION_ARG_STRING, &output.sheet_number, N_ ("Number of the sheet at the meeting, printed for the committee"), N_ ("TEXT") },
  { "copy", 0, 0, G_OPTION_ARG_STRING, &output.copy, N_ ("Number of the copy, as 12/25"), N_ ("TEXT") },
  { "copies", 0, 0, G_OPTION_ARG_INT, &output.copies, N_ ("So many copies in one PDF, numbered 1/25 to 25/25"), N_ ("N") },
  { "fields", 0, 0, G_OPTION_ARG_STRING, &fields, N_ ("Rows of area-issue: by-case (unless said) or by-area"), N_ ("ORDER") },
  { "year", 0, 0, G_OPTION_ARG_INT, &year, N_ ("Fiscal year of area-issue and theme-response; all unless said"), N_ ("YYYY") },
  { "keep", 0, 0, G_OPTION_ARG_NONE, &keep, N_ ("Keep the sheet as it is written; its number is printed"), NULL },
  { "release", 0, 0, G_OPTION_ARG_STRING, &kept, N_ ("Write a kept sheet again, as it was"), N_ ("NUMBER") },
  { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, N_ ("a3 or a4"), N_ ("PAPER") },
  { "raw", 0, 0, G_OPTION_ARG_NONE, &output.raw, N_ ("CSV without apostrophes"), NULL },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output.output, N_ ("File to write"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

static int
check (void)
{
  static const char *const kinds[] = { "case-issue", "area-issue", "theme-response", NULL };
  int code = mdg_cli_output_check (&output);

  if (code != MDG_CLI_DONE)
    return code;
  if (kind == NULL)
    return mdg_cli_wrong (_ ("Say which: --kind case-issue, area-issue or theme-response"));
  if (!g_strv_contains (kinds, kind))
    return mdg_cli_wrong (_ ("There is no kind “%s”."), kind);
  if (paper != NULL && !g_str_equal (paper, "a3") && !g_str_equal (paper, "a4"))
    return mdg_cli_wrong (_ ("--paper takes a3 or a4."));
  if (keep && (kept != NULL || mdg_cli_output_get_version (&output) != MDG_VERSION_INTERNAL))
    return mdg_cli_wrong (_ ("--keep is for new sheets of the internal version; others are kept by themselves."));
  if (kept != NULL && mdg_cli_output_get_version (&output) != MDG_VERSION_INTERNAL)
    return mdg_cli_wrong (_ ("--release writes the sheet in the version it was kept in; leave --version out."));
  if (fields != NULL && !g_str_equal (fields, "by-case") && !g_str_equal (fields, "by-area"))
    return mdg_cli_wrong (_ ("--fields takes by-case or by-area."));
  if (year < 0)
    return mdg_cli_wrong (_ ("--year takes a fiscal year, as in 2026."));

  return MDG_CLI_DONE;
}

/* By name, else the one whose meeting was last; nil when the register has none and none was asked for. */
static gboolean
find_set (MdgWorkspace *workspace,
          MdgUuid *uuid,
          GError **error)
{
  g_autoptr (GPtrArray) sets = mdg_workspace_list (workspace, MDG_KIND_CASE_SET, error);
  const char *newest = "";
  gboolean found = FALSE;

  if (sets == NULL)
    return FALSE;

  for (guint i = 0; i < sets->len; i++)
    {
      const char *held_on = mdg_record_get_text (sets->pdata[i], MDG_CASE_SET_HELD_ON);
      gboolean fits = set_name != NULL ? g_strcmp0 (mdg_record_get_text (sets->pdata[i], MDG_CASE_SET_NAME), set_name) == 0 : g_strcmp0 (held_on != NULL ? held_on : "", newest) >= 0;

      if (!fits)
        continue;
      *uuid = *mdg_record_get_uuid (sets->pdata[i]);
      newest = held_on != NULL ? held_on : newest;
      found = TRUE;
    }
  if (found || set_name == NULL)
    return TRUE;

  g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no set of cases called “%s”."), set_name);

  return FALSE;
}

static MdgReport *
build (MdgWorkspace *workspace,
       const MdgIssueSheetRequest *request,
       GError **error)
{
  MdgPaper sheet = g_strcmp0 (paper, "a4") == 0 ? MDG_PAPER_A4_LANDSCAPE : MDG_PAPER_A3_LANDSCAPE;
  const MdgAreaSheetRequest area = {
    .order = g_strcmp0 (fields, "by-area") == 0 ? MDG_AREA_SHEET_BY_AREA : MDG_AREA_SHEET_BY_CASE,
    .area = request->area,
    .fiscal_year = year,
    .set = request->set,
    .version = request->version,
  };

  if (g_str_equal (kind, "area-issue"))
    return mdg_report_area_sheet_new (workspace, &area, sheet, error);
  if (g_str_equal (kind, "theme-response"))
    return mdg_report_theme_sheet_new (workspace, year, &request->set, request->version, sheet, error);

  return mdg_report_matrix_new (workspace, request, sheet, error);
}

/* The sheet of --release, which must be of --kind. */
static MdgReport *
open_kept (MdgWorkspace *workspace,
           GError **error)
{
  g_autoptr (MdgRecord) release = mdg_kept_sheet_find (workspace, kept, error);

  if (release == NULL)
    return NULL;
  if (g_strcmp0 (mdg_record_get_text (release, MDG_RELEASE_KIND), kind) == 0)
    return mdg_kept_sheet_open (workspace, release, error);

  g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("The sheet “%s” is of the kind “%s”."), kept, mdg_record_get_text (release, MDG_RELEASE_KIND));

  return NULL;
}

static int
keep_report (MdgWorkspace *workspace,
             MdgReport *report,
             const MdgUuid *set)
{
  g_autoptr (MdgChange) change = mdg_kept_sheet_new_change (workspace, report, set);
  g_autoptr (GError) error = NULL;

  if (!mdg_workspace_save (workspace, change, &error))
    return mdg_cli_refuse (error);
  mdg_cli_say (stdout, "%s\n", mdg_record_get_text (mdg_change_get_records (change)->pdata[0], MDG_RELEASE_NUMBER));

  return MDG_CLI_DONE;
}

static int
write_matrix (MdgWorkspace *workspace,
              MdgIssueSheetRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgRecord) area = mdg_cli_output_find_area (&output, workspace, &error);
  g_autoptr (MdgReport) report = NULL;
  int code;

  if (error != NULL || !find_set (workspace, &request->set, &error))
    return mdg_cli_refuse (error);
  if (area != NULL)
    request->area = *mdg_record_get_uuid (area);

  report = kept != NULL ? open_kept (workspace, &error) : build (workspace, request, &error);
  if (report == NULL)
    return mdg_cli_refuse (error);

  code = mdg_cli_output_write (&output, workspace, report);

  return code == MDG_CLI_DONE && keep ? keep_report (workspace, report, &request->set) : code;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  MdgIssueSheetRequest request = { 0 };
  int code = check ();

  if (code != MDG_CLI_DONE)
    return code;
  if (!mdg_cli_output_get_period (&output, &from, &to, &error))
    return mdg_cli_wrong ("%s", error->message);
  workspace = mdg_cli_open (arguments[0], keep ? MDG_STORE_READ_WRITE : mdg_cli_output_get_mode (&output), &error);
  if (workspace == NULL)
    return mdg_cli_refuse (error);

  request.from = from;
  request.to = to;
  request.version = mdg_cli_output_get_version (&output);

  return write_matrix (workspace, &request);
}

const MdgCliVerb mdg_cli_matrix = { "matrix", "REGISTER", N_ ("Write an issue table"), entries, 1, 1, run };
