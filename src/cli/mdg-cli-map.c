#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli.h"
#include "mdg-error.h"
#include "mdg-range-proposal.h"
#include "mdg-report-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *service;
static char *at;
static char *capability;
static char *proposal;
static char *output;
static gboolean is_a3;
static gboolean is_black;
static gboolean is_fax;
static gboolean with_nearest;

static const GOptionEntry coverage_entries[] = {
  { "service", 0, 0, G_OPTION_ARG_STRING, &service, N_ ("Service"), N_ ("CODE") },
  { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_ ("Only who comes then"), N_ ("\"thu 22:00\"") },
  { "capability", 0, 0, G_OPTION_ARG_STRING, &capability, N_ ("Only who can do that"), N_ ("CODE") },
  { "proposal", 0, 0, G_OPTION_ARG_STRING, &proposal, N_ ("With the ranges of that proposal"), N_ ("NAME") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

static const GOptionEntry map_entries[] = {
  { "service", 0, 0, G_OPTION_ARG_STRING, &service, N_ ("Service"), N_ ("CODE") },
  { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_ ("Only who comes then"), N_ ("\"thu 22:00\"") },
  { "capability", 0, 0, G_OPTION_ARG_STRING, &capability, N_ ("Only who can do that"), N_ ("CODE") },
  { "proposal", 0, 0, G_OPTION_ARG_STRING, &proposal, N_ ("With the ranges of that proposal"), N_ ("NAME") },
  { "a3", 0, 0, G_OPTION_ARG_NONE, &is_a3, N_ ("On A3 instead of A4"), NULL },
  { "black", 0, 0, G_OPTION_ARG_NONE, &is_black, N_ ("Black and white, with hatches and numbers"), NULL },
  { "fax", 0, 0, G_OPTION_ARG_NONE, &is_fax, N_ ("The same for a FAX"), NULL },
  { "nearest", 0, 0, G_OPTION_ARG_NONE, &with_nearest, N_ ("With the parts each agency is nearest to"), NULL },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

static int
check (const char *const *suffixes,
       const char *names)
{
  int day;
  int minute;

  if (service == NULL)
    return mdg_cli_wrong (_ ("Say which service: --service CODE"));
  if (output == NULL)
    return mdg_cli_wrong (_ ("Say where to: --output FILE (%s)"), names);
  if (at != NULL && !mdg_hours_parse_moment (at, &day, &minute))
    return mdg_cli_wrong (_ ("“%s”: write --at as in \"thu 22:00\"."), at);

  for (; *suffixes != NULL; suffixes++)
    if (g_str_has_suffix (output, *suffixes))
      return MDG_CLI_DONE;

  return mdg_cli_wrong (_ ("“%s”: the name must end in %s."), output, names);
}

static gboolean
check_code (MdgWorkspace *workspace,
            const char *vocabulary,
            const char *code,
            GError **error)
{
  if (code == NULL || mdg_vocabularies_find (mdg_workspace_get_vocabularies (workspace), vocabulary, code, 0) != NULL)
    return TRUE;

  g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no code “%s” in “%s”."), code, vocabulary);

  return FALSE;
}

static gboolean
find_proposal (MdgWorkspace *workspace,
               MdgUuid *uuid,
               GError **error)
{
  g_autoptr (GPtrArray) proposals = mdg_workspace_list (workspace, MDG_KIND_RANGE_PROPOSAL, error);

  if (proposals == NULL)
    return FALSE;

  for (guint i = 0; i < proposals->len; i++)
    if (g_strcmp0 (mdg_record_get_text (proposals->pdata[i], MDG_RANGE_PROPOSAL_NAME), proposal) == 0)
      {
        *uuid = *mdg_record_get_uuid (proposals->pdata[i]);
        return TRUE;
      }
  g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no proposal “%s”."), proposal);

  return FALSE;
}

/* The sheet that is asked for, and with a proposal that of things as they are. */
static gboolean
build (MdgWorkspace *workspace,
       MdgCoverageSheet **sheet,
       MdgCoverageSheet **before,
       GError **error)
{
  g_auto (MdgCoverageQuestion) question = { .service = g_strdup (service), .day = -1, .capability = g_strdup (capability) };
  g_autoptr (MdgGeography) geography = NULL;
  g_autoptr (GPtrArray) ranges = NULL;

  if (!check_code (workspace, "service", service, error) || !check_code (workspace, "proc", capability, error))
    return FALSE;
  if (at != NULL)
    mdg_hours_parse_moment (at, &question.day, &question.minute);
  geography = mdg_geography_load (workspace, error);
  ranges = geography != NULL ? mdg_visiting_ranges_load (workspace, geography, error) : NULL;
  if (ranges == NULL)
    return FALSE;

  if (proposal != NULL)
    {
      *before = mdg_coverage_sheet_new (geography, ranges, &question, error);
      if (*before == NULL || !find_proposal (workspace, &question.proposal, error))
        return FALSE;
    }
  *sheet = mdg_coverage_sheet_new (geography, ranges, &question, error);

  return *sheet != NULL;
}

static int
say_left_out (MdgReport *report)
{
  if (mdg_report_get_left_out (report) != NULL)
    mdg_cli_say (stderr, "%s\n", mdg_report_get_left_out (report));

  return MDG_CLI_DONE;
}

static int
run_coverage (char **arguments)
{
  static const char *const suffixes[] = { ".json", ".csv", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgCoverageSheet) sheet = NULL;
  g_autoptr (MdgCoverageSheet) before = NULL;
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autoptr (MdgReport) report = NULL;
  int code = check (suffixes, ".json, .csv");

  if (code != MDG_CLI_DONE)
    return code;
  workspace = mdg_cli_open (arguments[0], MDG_STORE_READ_ONLY, &error);
  if (workspace == NULL || !build (workspace, &sheet, &before, &error))
    return mdg_cli_refuse (error);

  report = mdg_report_coverage_new (workspace, sheet);

  return mdg_report_write (report, workspace, output, MDG_OUTPUT_PLAIN, &error) ? say_left_out (report) : mdg_cli_refuse (error);
}

static int
run_map (char **arguments)
{
  static const char *const suffixes[] = { ".pdf", ".svg", ".png", NULL };
  const MdgMapSheet options = { MDG_MAP_LAYERS_USUAL | (with_nearest ? MDG_MAP_LAYER_CELLS : 0), is_black || is_fax ? MDG_MAP_BLACK : MDG_MAP_COLOUR, TRUE, is_fax, is_a3 ? MDG_PAPER_A3_LANDSCAPE : MDG_PAPER_A4_LANDSCAPE };
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgCoverageSheet) sheet = NULL;
  g_autoptr (MdgCoverageSheet) before = NULL;
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autoptr (MdgReport) report = NULL;
  int code = check (suffixes, ".pdf, .svg, .png");

  if (code != MDG_CLI_DONE)
    return code;
  workspace = mdg_cli_open (arguments[0], MDG_STORE_READ_ONLY, &error);
  if (workspace == NULL || !build (workspace, &sheet, &before, &error))
    return mdg_cli_refuse (error);

  report = mdg_report_map_new (workspace, sheet, before, &options, &error);
  if (report == NULL || !mdg_report_map_write (report, workspace, output, &error))
    return mdg_cli_refuse (error);

  return say_left_out (report);
}

const MdgCliVerb mdg_cli_coverage = { "coverage", "REGISTER", N_ ("Write how far a service comes, town by town"), coverage_entries, 1, 0, run_coverage };
const MdgCliVerb mdg_cli_map = { "map", "REGISTER", N_ ("Draw the map of a service"), map_entries, 1, 0, run_map };
