#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-reports.h"

#include <glib/gi18n-lib.h>

#include "mdg-area-list-dialog.h"
#include "mdg-form-dialog.h"
#include "mdg-handover-dialog.h"
#include "mdg-monthly-dialog.h"
#include "mdg-releases-dialog.h"
#include "mdg-rewrites-dialog.h"

static void
print_handover_action (GSimpleAction *action,
                       GVariant *parameter,
                       gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (mdg_handover_dialog_new (user_data, mdg_window_get_workspace (user_data))));
}

static void
report_monthly_action (GSimpleAction *action,
                       GVariant *parameter,
                       gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (mdg_monthly_dialog_new (user_data, mdg_window_get_workspace (user_data))));
}

static void
report_area_list_action (GSimpleAction *action,
                         GVariant *parameter,
                         gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (mdg_area_list_dialog_new (user_data, mdg_window_get_workspace (user_data))));
}

static void
show_releases_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (mdg_releases_dialog_new (user_data, mdg_window_get_workspace (user_data))));
}

static void
show_rewrites_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (mdg_rewrites_dialog_new (user_data, mdg_window_get_workspace (user_data), NULL)));
}

static void
print_form_action (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (mdg_form_dialog_new (user_data, mdg_window_get_workspace (user_data), g_variant_get_string (parameter, NULL))));
}

void
mdg_reports_install (MdgWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "print-handover", .activate = print_handover_action },
    { .name = "report-monthly", .activate = report_monthly_action },
    { .name = "report-area-list", .activate = report_area_list_action },
    { .name = "print-form", .activate = print_form_action, .parameter_type = "s" },
    { .name = "show-releases", .activate = show_releases_action },
    { .name = "show-rewrites", .activate = show_rewrites_action },
  };
  MdgCommandPalette *palette = mdg_window_get_palette (window);
  g_autoptr (GMenu) section = g_menu_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_menu_append (section, _ ("Handover Sheet…"), "win.print-handover");
  g_menu_append (section, _ ("Monthly Report…"), "win.report-monthly");
  g_menu_append (section, _ ("List for a Community Support Centre…"), "win.report-area-list");
  g_menu_append (section, _ ("Form of a Referral…"), "win.print-form('')");
  g_menu_append (section, _ ("Texts for Others…"), "win.show-rewrites");
  g_menu_append (section, _ ("Sheets Given Out…"), "win.show-releases");
  g_menu_append_section (mdg_window_get_menu (window), NULL, G_MENU_MODEL (section));
  mdg_command_palette_add_command (palette, _ ("Print the handover sheet"), _ ("handover print next shift"), "win.print-handover");
  mdg_command_palette_add_command (palette, _ ("Monthly report"), _ ("monthly report figures city print"), "win.report-monthly");
  mdg_command_palette_add_command (palette, _ ("List for a community support centre"), _ ("area list print community support centre"), "win.report-area-list");
  mdg_command_palette_add_command (palette, _ ("Form of a referral on paper or by FAX"), _ ("request form print fax cover sheet copies visit report"), "win.print-form('')");
  mdg_command_palette_add_command (palette, _ ("Texts for others"), _ ("rewrite texts check sign second signature committee public"), "win.show-rewrites");
  mdg_command_palette_add_command (palette, _ ("Sheets given out"), _ ("release copies recipients returned destroyed committee public"), "win.show-releases");
}
