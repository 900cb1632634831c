#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli.h"
#include "mdg-forms.h"

#include <glib/gi18n-lib.h>

static char **referrals;
static gboolean blank;
static int count;
static gboolean copies;
static gboolean fax;
static char *reason;
static char *settings;
static char *output;

static const GOptionEntry entries[] = {
  { "referral", 0, 0, G_OPTION_ARG_STRING_ARRAY, &referrals, N_ ("Number, code or uuid of a referral; may be given again"), N_ ("N") },
  { "blank", 0, 0, G_OPTION_ARG_NONE, &blank, N_ ("A blank form with a serial of its own"), NULL },
  { "count", 0, 0, G_OPTION_ARG_INT, &count, N_ ("So many blank forms, 1 to 200"), N_ ("N") },
  { "copies", 0, 0, G_OPTION_ARG_NONE, &copies, N_ ("Each for the sender, the physician and the centre"), NULL },
  { "fax", 0, 0, G_OPTION_ARG_NONE, &fax, N_ ("With initials and town, nothing smaller than 10 points"), NULL },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Send by FAX against the rule, signed by --staff"), N_ ("REASON") },
  { "settings", 0, 0, G_OPTION_ARG_FILENAME, &settings, N_ ("Keep these settings of the form in the register first (JSON)"), N_ ("FILE") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("File to write"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

static int
check (void)
{
  if (output == NULL && settings == NULL)
    return mdg_cli_wrong (_ ("Say where to: --output FILE.pdf or .xlsx"));
  if (output == NULL)
    return referrals == NULL && !blank ? MDG_CLI_DONE : mdg_cli_wrong (_ ("Say where to: --output FILE.pdf or .xlsx"));
  if (!g_str_has_suffix (output, ".pdf") && !g_str_has_suffix (output, ".xlsx"))
    return mdg_cli_wrong (_ ("“%s”: the name must end in .pdf or .xlsx."), output);
  if ((referrals != NULL) == blank)
    return mdg_cli_wrong (_ ("Say which form: --referral N or --blank"));
  if (count != 0 && (!blank || count < 1 || count > MDG_FORMS_MOST_BLANK))
    return mdg_cli_wrong (_ ("--count goes with --blank and takes 1 to %d."), MDG_FORMS_MOST_BLANK);
  if (copies && blank)
    return mdg_cli_wrong (_ ("--copies goes with --referral."));
  if (reason != NULL && (!fax || *reason == '\0'))
    return mdg_cli_wrong (_ ("--reason goes with --fax and takes the reason."));

  return MDG_CLI_DONE;
}

static gboolean
keep_settings (MdgWorkspace *workspace,
               GError **error)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (settings, &text, NULL, error) && mdg_forms_save_settings (workspace, text, error);
}

static MdgReport *
build (MdgWorkspace *workspace,
       GError **error)
{
  const MdgFormsRequest request = { copies ? MDG_FORM_ALL_COPIES : 0, fax, reason };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (blank)
    return mdg_forms_new_blank (workspace, count > 0 ? (guint) count : 1, fax, error);

  for (guint i = 0; referrals[i] != NULL; i++)
    {
      MdgRecord *record = mdg_forms_find_referral (workspace, referrals[i], error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }

  return mdg_forms_new_filled (workspace, records, &request, error);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autoptr (MdgReport) report = NULL;
  int code = check ();

  if (code != MDG_CLI_DONE)
    return code;
  workspace = mdg_cli_open (arguments[0], settings != NULL ? MDG_STORE_READ_WRITE : MDG_STORE_READ_ONLY, &error);
  if (workspace == NULL || (settings != NULL && !keep_settings (workspace, &error)))
    return mdg_cli_refuse (error);
  if (output == NULL)
    return MDG_CLI_DONE;

  report = build (workspace, &error);
  if (report == NULL || !mdg_report_write (report, workspace, output, MDG_OUTPUT_PLAIN, &error))
    return mdg_cli_refuse (error);
  if (mdg_report_get_left_out (report) != NULL)
    mdg_cli_say (stderr, "%s\n", mdg_report_get_left_out (report));

  return MDG_CLI_DONE;
}

const MdgCliVerb mdg_cli_form = { "form", "REGISTER", N_ ("Write request forms, filled or blank"), entries, 1, 1, run };
