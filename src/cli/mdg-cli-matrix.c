#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-case-set.h"
#include "mdg-cli-output.h"
#include "mdg-error.h"
#include "mdg-report-matrix.h"

#include <glib/gi18n-lib.h>

static MdgCliOutput output;
static char *kind;
static char *set_name;
static char *paper;

static const GOptionEntry entries[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("case-issue"), N_ ("KIND") },
  { "set", 0, 0, G_OPTION_ARG_STRING, &set_name, N_ ("Set of cases; the newest unless said"), N_ ("NAME") },
  { "from", 0, 0, G_OPTION_ARG_STRING, &output.from, N_ ("First day"), N_ ("DATE") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &output.to, N_ ("Last day"), N_ ("DATE") },
  { "area", 0, 0, G_OPTION_ARG_STRING, &output.area, N_ ("Code or name of an area"), N_ ("CODE") },
  { "version", 0, 0, G_OPTION_ARG_STRING, &output.version, N_ ("internal, committee or public"), N_ ("VERSION") },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &output.reason, N_ ("Release against a rule, signed by --staff"), N_ ("REASON") },
  { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, N_ ("a3 or a4"), N_ ("PAPER") },
  { "raw", 0, 0, G_OPTION_ARG_NONE, &output.raw, N_ ("CSV without apostrophes"), NULL },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output.output, N_ ("File to write"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

static int
check (void)
{
  int code = mdg_cli_output_check (&output);

  if (code != MDG_CLI_DONE)
    return code;
  if (kind == NULL)
    return mdg_cli_wrong (_ ("Say which: --kind case-issue"));
  if (g_str_equal (kind, "area-issue") || g_str_equal (kind, "theme-response"))
    return mdg_cli_wrong (_ ("The kind “%s” is not there yet."), kind);
  if (!g_str_equal (kind, "case-issue"))
    return mdg_cli_wrong (_ ("There is no kind “%s”."), kind);
  if (paper != NULL && !g_str_equal (paper, "a3") && !g_str_equal (paper, "a4"))
    return mdg_cli_wrong (_ ("--paper takes a3 or a4."));

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

static int
write_matrix (MdgWorkspace *workspace,
              MdgIssueSheetRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgRecord) area = mdg_cli_output_find_area (&output, workspace, &error);
  g_autoptr (MdgReport) report = NULL;

  if (error != NULL || !find_set (workspace, &request->set, &error))
    return mdg_cli_refuse (error);
  if (area != NULL)
    request->area = *mdg_record_get_uuid (area);

  report = mdg_report_matrix_new (workspace, request, g_strcmp0 (paper, "a4") == 0 ? MDG_PAPER_A4_LANDSCAPE : MDG_PAPER_A3_LANDSCAPE, &error);
  if (report == NULL)
    return mdg_cli_refuse (error);

  return mdg_cli_output_write (&output, workspace, report);
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
  workspace = mdg_cli_open (arguments[0], mdg_cli_output_get_mode (&output), &error);
  if (workspace == NULL)
    return mdg_cli_refuse (error);

  request.from = from;
  request.to = to;
  request.version = mdg_cli_output_get_version (&output);

  return write_matrix (workspace, &request);
}

const MdgCliVerb mdg_cli_matrix = { "matrix", "REGISTER", N_ ("Write an issue table"), entries, 1, 1, run };
