#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mdg-application.h"
#include "mdg-install.h"
#include "mdg-resources.h"
#include "mdg-settings.h"

int
main (int argc,
      char *argv[])
{
  g_autoptr (MdgApplication) application = NULL;

  mdg_install_set_locale ();
  g_set_application_name (_ ("Madoguchi"));
  mdg_app_register_resources ();

  if (!mdg_settings_are_installed ())
    {
      g_printerr ("%s\n", _ ("Madoguchi is not installed completely: its settings are missing. "
                             "Install the package again; no register is affected."));
      return 1;
    }

  application = mdg_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
