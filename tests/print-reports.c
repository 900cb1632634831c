#include "config.h"

#include "mdg-install.h"
#include "mdg-report-handover.h"
#include "mdg-report-monthly.h"

#include <stdlib.h>

/* Prints the reports of a register as PDF and spreadsheet into a folder, to be looked at:
   print-reports REGISTER FOLDER YEAR MONTH. Run by hand. */

static void
write_report (MdgWorkspace *workspace,
              MdgReport *report,
              const char *folder,
              const char *name)
{
  static const char *const suffixes[] = { "pdf", "xlsx", "csv", "json" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.%s", folder, name, suffixes[i]);

      if (!mdg_report_write (report, workspace, path, MDG_OUTPUT_PLAIN, &error))
        g_error ("%s", error->message);
    }
  if (mdg_report_get_left_out (report) != NULL)
    g_print ("%s: %s\n", name, mdg_report_get_left_out (report));
}

int
main (int argc,
      char **argv)
{
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autoptr (MdgReport) monthly = NULL;
  g_autoptr (MdgReport) handover = NULL;
  g_autoptr (GError) error = NULL;

  MdgDate today = { 2026, 3, 31 };

  mdg_install_set_locale ();
  g_assert (argc == 5);
  workspace = mdg_workspace_open (argv[1], MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);

  mdg_workspace_set_today (workspace, &today);
  monthly = mdg_report_monthly_new (workspace, atoi (argv[3]), atoi (argv[4]), 1, &error);
  g_assert_no_error (error);
  write_report (workspace, monthly, argv[2], "monthly");
  handover = mdg_report_handover_new (workspace, NULL, NULL, &error);
  g_assert_no_error (error);
  write_report (workspace, handover, argv[2], "handover");

  return 0;
}
