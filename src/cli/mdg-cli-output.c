#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli-output.h"

#include "mdg-area.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_known_suffix (const char *path)
{
  static const char *const suffixes[] = { ".pdf", ".xlsx", ".csv", ".json" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (path, suffixes[i]))
      return TRUE;

  return FALSE;
}

MdgVersion
mdg_cli_output_get_version (const MdgCliOutput *output)
{
  MdgVersion version = MDG_VERSION_INTERNAL;

  if (output->version != NULL)
    mdg_version_find (output->version, &version);

  return version;
}

MdgStoreMode
mdg_cli_output_get_mode (const MdgCliOutput *output)
{
  return mdg_cli_output_get_version (output) == MDG_VERSION_INTERNAL ? MDG_STORE_READ_ONLY : MDG_STORE_READ_WRITE;
}

/* Only what is handed back is numbered, and only on paper. */
static int
check_numbers (const MdgCliOutput *output)
{
  gboolean is_numbered = output->sheet_number != NULL || output->copy != NULL || output->copies != 0;

  if (output->copies < 0 || output->copies > MDG_DOCUMENT_MAX_COPIES)
    return mdg_cli_wrong (_ ("--copies takes a number from 1 to %d."), MDG_DOCUMENT_MAX_COPIES);
  if (output->copies > 0 && output->copy != NULL)
    return mdg_cli_wrong (_ ("--copies numbers them all; leave --copy out."));
  if (is_numbered && mdg_cli_output_get_version (output) != MDG_VERSION_COMMITTEE)
    return mdg_cli_wrong (_ ("--sheet-number, --copy and --copies are for --version committee: only its sheets are counted and handed back."));
  if (output->copies > 0 && !g_str_has_suffix (output->output, ".pdf"))
    return mdg_cli_wrong (_ ("Copies are numbered on paper: --copies needs a name that ends in .pdf."));

  return MDG_CLI_DONE;
}

int
mdg_cli_output_check (const MdgCliOutput *output)
{
  MdgVersion version;

  if (output->output == NULL)
    return mdg_cli_wrong (_ ("Say where to: --output FILE.pdf, .xlsx, .csv or .json"));
  if (!is_known_suffix (output->output))
    return mdg_cli_wrong (_ ("“%s”: the name must end in .pdf, .xlsx, .csv or .json."), output->output);
  if (output->version != NULL && !mdg_version_find (output->version, &version))
    return mdg_cli_wrong (_ ("There is no version “%s”."), output->version);

  return check_numbers (output);
}

static gboolean
get_day (const char *option,
         const char *text,
         gboolean is_end,
         char **day,
         GError **error)
{
  MdgDate date;

  if (text == NULL)
    return TRUE;
  if (!mdg_cli_parse_date (option, text, &date, error))
    return FALSE;

  /* A month or a year means its first or last day. */
  if (date.month == 0)
    date.month = is_end ? 12 : 1;
  if (date.day == 0)
    date.day = is_end ? g_date_get_days_in_month ((GDateMonth) date.month, (GDateYear) date.year) : 1;
  *day = mdg_date_dup_iso (&date);

  return TRUE;
}

gboolean
mdg_cli_output_get_period (const MdgCliOutput *output,
                           char **from,
                           char **to,
                           GError **error)
{
  if (!get_day ("--from", output->from, FALSE, from, error) || !get_day ("--to", output->to, TRUE, to, error))
    return FALSE;
  if (*from == NULL || *to == NULL || strcmp (*from, *to) <= 0)
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("--from lies after --to."));

  return FALSE;
}

MdgRecord *
mdg_cli_output_find_area (const MdgCliOutput *output,
                          MdgWorkspace *workspace,
                          GError **error)
{
  g_autoptr (GPtrArray) areas = NULL;

  if (output->area == NULL)
    return NULL;
  areas = mdg_workspace_list (workspace, MDG_KIND_AREA, error);
  if (areas == NULL)
    return NULL;

  for (guint i = 0; i < areas->len; i++)
    if (g_strcmp0 (mdg_record_get_text (areas->pdata[i], MDG_AREA_CODE), output->area) == 0 || g_strcmp0 (mdg_record_get_text (areas->pdata[i], MDG_AREA_NAME), output->area) == 0)
      return g_object_ref (areas->pdata[i]);

  g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no area “%s” in this register."), output->area);

  return NULL;
}

int
mdg_cli_output_write (const MdgCliOutput *output,
                      MdgWorkspace *workspace,
                      MdgReport *report)
{
  g_autoptr (GError) error = NULL;

  /* A kind may lack paper or tables. */
  if (g_str_has_suffix (output->output, ".pdf") ? mdg_report_get_document (report) == NULL : mdg_report_get_tables (report)->len == 0)
    return mdg_cli_wrong (_ ("“%s”: this kind cannot be written in that form."), output->output);
  mdg_report_set_numbers (report, output->sheet_number, output->copy, (guint) output->copies);
  mdg_report_set_override (report, output->reason);
  if (!mdg_report_write (report, workspace, output->output, output->raw ? MDG_OUTPUT_RAW : MDG_OUTPUT_PLAIN, &error))
    return mdg_cli_refuse (error);

  if (mdg_report_get_left_out (report) != NULL)
    mdg_cli_say (stderr, "%s\n", mdg_report_get_left_out (report));

  return MDG_CLI_DONE;
}
