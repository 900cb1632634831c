#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli.h"
#include "mdg-exchange-out.h"
#include "mdg-fhir-out.h"
#include "mdg-passphrase.h"

#include <glib/gi18n-lib.h>

static char *profile;
static char *format;
static char *referral;
static char *passphrase_file;
static gboolean plain;

static const GOptionEntry entries[] = {
  { "profile", 0, 0, G_OPTION_ARG_STRING, &profile, N_ ("full: everything; with --format fhir: referral or pseudonymised"), N_ ("PROFILE") },
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("xml, or fhir for one referral"), N_ ("FORMAT") },
  { "referral", 0, 0, G_OPTION_ARG_STRING, &referral, N_ ("Number of the referral"), N_ ("NUMBER") },
  { "plain", 0, 0, G_OPTION_ARG_NONE, &plain, N_ ("Plain XML, which anybody can read"), NULL },
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file, N_ ("The passphrase to seal the file with, in the first line of a file"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

static int
check_fhir (void)
{
  if (referral == NULL)
    return mdg_cli_wrong (_ ("Say which referral: --referral NUMBER"));
  if (profile != NULL && !g_str_equal (profile, "referral") && !g_str_equal (profile, "pseudonymised"))
    return mdg_cli_wrong (_ ("There is no profile “%s”."), profile);
  if (passphrase_file != NULL)
    return mdg_cli_wrong (_ ("A FHIR file is not sealed: the other office would not open it. Send it in a way that is safe by itself."));

  return MDG_CLI_DONE;
}

static int
check (void)
{
  static const char *const later[] = { "pseudonymised", "referral", NULL };

  if (format != NULL && g_str_equal (format, "fhir"))
    return check_fhir ();
  if (format != NULL && !g_str_equal (format, "xml"))
    return mdg_cli_wrong (_ ("There is no format “%s”."), format);
  if (profile != NULL && g_strv_contains (later, profile))
    return mdg_cli_wrong (_ ("The profile “%s” is not there yet."), profile);
  if (profile != NULL && !g_str_equal (profile, "full"))
    return mdg_cli_wrong (_ ("There is no profile “%s”."), profile);
  if (plain == (passphrase_file != NULL))
    return mdg_cli_wrong (_ ("Say how it leaves: sealed with --passphrase-file FILE, or --plain for anybody to read"));

  return MDG_CLI_DONE;
}

static gboolean
export_file (MdgWorkspace *workspace,
             const char *path,
             GError **error)
{
  MdgFhirForm form = g_strcmp0 (profile, "pseudonymised") == 0 ? MDG_FHIR_PSEUDONYMISED : MDG_FHIR_NAMED;
  g_autofree char *passphrase = NULL;

  if (g_strcmp0 (format, "fhir") == 0)
    return mdg_fhir_out_write (workspace, referral, path, form, error);
  if (passphrase_file != NULL)
    {
      passphrase = mdg_passphrase_load (passphrase_file, error);
      if (passphrase == NULL)
        return FALSE;
    }

  return mdg_exchange_out_write (workspace, path, passphrase, NULL, error);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) workspace = NULL;
  int status = check ();

  if (status != MDG_CLI_DONE)
    return status;
  workspace = mdg_cli_open (arguments[0], MDG_STORE_READ_ONLY, &error);
  if (workspace == NULL || !export_file (workspace, arguments[1], &error))
    return mdg_cli_refuse (error);

  return MDG_CLI_DONE;
}

const MdgCliVerb mdg_cli_export = { "export", "REGISTER FILE", N_ ("Write an exchange file for another register"), entries, 2, 2, run };
