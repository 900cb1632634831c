#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-crosstab-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-kept-sheets-dialog.h"
#include "mdg-trends-page.h"

static MdgPage *
make_crosstab_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_crosstab_page_new (mdg_window_get_workspace (window)));
}

static MdgPage *
make_trends_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_trends_page_new (mdg_window_get_workspace (window)));
}

static void
show_kept_sheets_action (GSimpleAction *action,
                         GVariant *parameter,
                         gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (mdg_kept_sheets_dialog_new (user_data, mdg_window_get_workspace (user_data))));
}

void
mdg_figures_install (MdgWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "show-kept-sheets", .activate = show_kept_sheets_action },
  };
  MdgCommandPalette *palette = mdg_window_get_palette (window);
  g_autoptr (GMenu) section = g_menu_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_menu_append (section, _ ("Kept Sheets…"), "win.show-kept-sheets");
  g_menu_append_section (mdg_window_get_menu (window), NULL, G_MENU_MODEL (section));
  mdg_command_palette_add_command (palette, _ ("Kept sheets"), _ ("kept sheets tables again print"), "win.show-kept-sheets");

  mdg_window_add_page_later (window, "crosstab", "view-list-symbolic", _ ("Figures"), make_crosstab_page);
  mdg_window_add_sub_page_later (window, "trends", "issues", make_trends_page);
  mdg_command_palette_add_command (palette, _ ("Figures"), _ ("figures cross table statistics"), "win.show-page('crosstab')");
  mdg_command_palette_add_command (palette, _ ("Course of the issues"), _ ("course trend issues chart"), "win.show-page('trends')");
}
