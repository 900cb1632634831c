#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issues-page-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-case-set-page.h"

static MdgIssuesPage *
get_page (gpointer window)
{
  return MDG_ISSUES_PAGE (mdg_window_get_page (window, "issues"));
}

static void
edit_case_set_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer user_data)
{
  MdgUuid set;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &set))
    return;

  mdg_case_set_page_show (MDG_CASE_SET_PAGE (mdg_window_get_page (user_data, "case-set")), &set);
  mdg_window_show_page (user_data, "case-set");
}

/* Nil shows the queue. */
static void
show_case_set_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer user_data)
{
  MdgUuid set = { 0 };

  if (*g_variant_get_string (parameter, NULL) != '\0' && !mdg_uuid_parse (g_variant_get_string (parameter, NULL), &set))
    return;

  mdg_window_show_page (user_data, "issues");
  mdg_issues_page_show_set (get_page (user_data), &set);
}

static void
export_issues_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer user_data)
{
  mdg_issues_page_export (get_page (user_data), g_variant_get_string (parameter, NULL));
}

static void
add_shortcuts (MdgWindow *window)
{
  static const struct
  {
    const char *keys;
    const char *title;
  } lines[] = {
    { "Up Down Left Right", N_ ("Walk the cells") },
    { "space", N_ ("Tick or untick the likely issue") },
    { "F2", N_ ("List of the issues of the column") },
    { "Delete", N_ ("Empty the cell") },
    { "<Alt>1...5", N_ ("Take a suggested issue") },
    { "Return", N_ ("Open the case") },
    { "<Control>z", N_ ("Undo") },
    { "<Control><Shift>z", N_ ("Redo") },
    { "<Alt>Up <Alt>Down", N_ ("Move a case of the set") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    mdg_window_add_shortcut (window, _ ("Issues"), lines[i].keys, _ (lines[i].title));
}

void
mdg_issues_install (MdgWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "edit-case-set", .parameter_type = "s", .activate = edit_case_set_action },
    { .name = "show-case-set", .parameter_type = "s", .activate = show_case_set_action },
    { .name = "export-issues", .parameter_type = "s", .activate = export_issues_action },
  };
  MdgWorkspace *workspace = mdg_window_get_workspace (window);
  MdgCommandPalette *palette = mdg_window_get_palette (window);
  g_autoptr (MdgChangeStack) stack = mdg_change_stack_new (workspace);

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  mdg_window_add_page (window, "issues", "view-grid-symbolic", MDG_PAGE (mdg_issues_page_new (workspace, stack)));
  mdg_window_add_sub_page (window, "case-set", "issues", MDG_PAGE (mdg_case_set_page_new (workspace, stack)));
  add_shortcuts (window);
  mdg_command_palette_add_command (palette, _ ("Issues"), _ ("issues matrix classification table"), "win.show-page('issues')");
  mdg_command_palette_add_command (palette, _ ("Cases Waiting to Be Classified"), _ ("queue unclassified waiting"), "win.show-case-set('')");
}
