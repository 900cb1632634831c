#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli.h"
#include "mdg-fax.h"
#include "mdg-forms.h"
#include "mdg-report-visit.h"

#include <glib/gi18n-lib.h>

static char *kind;
static char **referrals;
static gboolean blank;
static int count;
static gboolean copies;
static gboolean fax;
static char *reason;
static char *to;
static char *to_fax;
static char *due;
static char *message;
static char *settings;
static char *output;

static const GOptionEntry entries[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("form (unless said), cover (FAX cover sheet), ask (has it arrived), receipt (yours has arrived) or visit (visit report)"), N_ ("KIND") },
  { "referral", 0, 0, G_OPTION_ARG_STRING_ARRAY, &referrals, N_ ("Number, code or uuid of a referral; may be given again"), N_ ("N") },
  { "blank", 0, 0, G_OPTION_ARG_NONE, &blank, N_ ("A blank form with a serial of its own"), NULL },
  { "count", 0, 0, G_OPTION_ARG_INT, &count, N_ ("So many blank forms, 1 to 200"), N_ ("N") },
  { "copies", 0, 0, G_OPTION_ARG_NONE, &copies, N_ ("Each for the sender, the physician and the centre"), NULL },
  { "fax", 0, 0, G_OPTION_ARG_NONE, &fax, N_ ("With initials and town, nothing smaller than 10 points"), NULL },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Send by FAX against the rule, signed by --staff"), N_ ("REASON") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Who a cover, ask or receipt goes to"), N_ ("NAME") },
  { "to-fax", 0, 0, G_OPTION_ARG_STRING, &to_fax, N_ ("Its FAX number"), N_ ("NUMBER") },
  { "due", 0, 0, G_OPTION_ARG_STRING, &due, N_ ("Day by which a reply is asked for"), N_ ("DATE") },
  { "message", 0, 0, G_OPTION_ARG_STRING, &message, N_ ("What a cover, ask or receipt says"), N_ ("TEXT") },
  { "settings", 0, 0, G_OPTION_ARG_FILENAME, &settings, N_ ("Keep these settings of the form in the register first (JSON)"), N_ ("FILE") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("File to write"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

/* cover, ask or receipt. */
static gboolean
is_fax_sheet (void)
{
  static const char *const kinds[] = { "cover", "ask", "receipt", NULL };

  return kind != NULL && g_strv_contains (kinds, kind);
}

static int
check_kind (void)
{
  gboolean is_form = kind == NULL || g_str_equal (kind, "form");

  if (!is_form && !is_fax_sheet () && !g_str_equal (kind, "visit"))
    return mdg_cli_wrong (_ ("There is no kind “%s”."), kind);
  if (!is_form && (blank || copies || fax || referrals == NULL || referrals[1] != NULL))
    return mdg_cli_wrong (_ ("--kind %s takes one --referral."), kind);
  if (!is_fax_sheet () && (to != NULL || to_fax != NULL || due != NULL || message != NULL))
    return mdg_cli_wrong (_ ("--to, --to-fax, --due and --message go with --kind cover, ask or receipt."));
  if (is_fax_sheet () && (to == NULL || *to == '\0'))
    return mdg_cli_wrong (_ ("Say who it goes to: --to NAME"));

  return MDG_CLI_DONE;
}

static int
check (void)
{
  if (output == NULL && (settings == NULL || referrals != NULL || blank))
    return mdg_cli_wrong (_ ("Say where to: --output FILE.pdf or .xlsx"));
  if (output == NULL)
    return MDG_CLI_DONE;
  if (!g_str_has_suffix (output, ".pdf") && (!g_str_has_suffix (output, ".xlsx") || is_fax_sheet ()))
    return mdg_cli_wrong (_ ("“%s”: the name must end in .pdf or .xlsx."), output);
  if ((referrals != NULL) == blank)
    return mdg_cli_wrong (_ ("Say which form: --referral N or --blank"));
  if (count != 0 && (!blank || count < 1 || count > MDG_FORMS_MOST_BLANK))
    return mdg_cli_wrong (_ ("--count goes with --blank and takes 1 to %d."), MDG_FORMS_MOST_BLANK);
  if (copies && blank)
    return mdg_cli_wrong (_ ("--copies goes with --referral."));
  if (reason != NULL && (!fax || *reason == '\0'))
    return mdg_cli_wrong (_ ("--reason goes with --fax and takes the reason."));

  return check_kind ();
}

static gboolean
keep_settings (MdgWorkspace *workspace,
               GError **error)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (settings, &text, NULL, error) && mdg_forms_save_settings (workspace, text, error);
}

static MdgReport *
build_fax_sheet (MdgWorkspace *workspace,
                 MdgRecord *referral,
                 GError **error)
{
  g_autofree char *day = NULL;
  MdgDate date = { 0 };
  MdgFaxRequest request = { .to = to, .to_fax = to_fax, .message = message };

  if (!mdg_cli_parse_date ("--due", due, &date, error))
    return NULL;
  day = due != NULL ? mdg_date_dup_iso (&date) : NULL;
  request.reply_due = day;
  if (g_str_equal (kind, "ask"))
    request.kind = MDG_FAX_ASK;
  else
    request.kind = g_str_equal (kind, "receipt") ? MDG_FAX_RECEIPT : MDG_FAX_COVER;

  return mdg_report_fax_new (workspace, referral, &request, error);
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

  if (is_fax_sheet ())
    return build_fax_sheet (workspace, records->pdata[0], error);
  if (kind != NULL && g_str_equal (kind, "visit"))
    return mdg_report_visit_new (workspace, records->pdata[0], error);

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

const MdgCliVerb mdg_cli_form = { "form", "REGISTER", N_ ("Write request forms, and the sheets that go with them"), entries, 1, 1, run };
