#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issues-page-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-case-set-page.h"
#include "mdg-waiting-count.h"

#define STACK_KEY "mdg-issues-stack"
#define COUNT_KEY "mdg-issues-count"

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
    { "<Control>r", N_ ("Raise the cases of the column to an issue of the area") },
    { "<Alt>1...5", N_ ("Take a suggested issue") },
    { "Return", N_ ("Open the case") },
    { "<Control>z", N_ ("Undo") },
    { "<Control><Shift>z", N_ ("Redo") },
    { "<Alt>Up <Alt>Down", N_ ("Move a case of the set") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    mdg_window_add_shortcut (window, _ ("Issues"), lines[i].keys, _ (lines[i].title));
}

MdgChangeStack *
mdg_issues_get_changes (MdgWindow *window)
{
  return g_object_get_data (G_OBJECT (window), STACK_KEY);
}

static MdgPage *
make_issues_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_issues_page_new (mdg_window_get_workspace (window), mdg_issues_get_changes (window)));
}

static MdgPage *
make_case_set_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_case_set_page_new (mdg_window_get_workspace (window), mdg_issues_get_changes (window)));
}

static void
on_counted (MdgWaitingCount *count,
            guint n,
            MdgWindow *window)
{
  mdg_window_set_badge (window, "issues", n);
}

/* The window may outlive its register for a moment, what counts in it may not. */
static void
on_destroy (MdgWindow *window)
{
  g_object_set_data (G_OBJECT (window), COUNT_KEY, NULL);
}

static void
add_count (MdgWindow *window)
{
  MdgWaitingCount *count = mdg_waiting_count_new (mdg_window_get_workspace (window));

  g_object_set_data_full (G_OBJECT (window), COUNT_KEY, count, g_object_unref);
  g_signal_connect_object (count, "counted", G_CALLBACK (on_counted), window, 0);
  g_signal_connect (window, "destroy", G_CALLBACK (on_destroy), NULL);
}

void
mdg_issues_install (MdgWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "edit-case-set", .parameter_type = "s", .activate = edit_case_set_action },
    { .name = "show-case-set", .parameter_type = "s", .activate = show_case_set_action },
    { .name = "export-issues", .parameter_type = "s", .activate = export_issues_action },
  };
  MdgCommandPalette *palette = mdg_window_get_palette (window);

  g_object_set_data_full (G_OBJECT (window), STACK_KEY, mdg_change_stack_new (mdg_window_get_workspace (window)), g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  mdg_window_add_page_later (window, "issues", "view-grid-symbolic", _ ("Issues"), make_issues_page);
  mdg_window_add_sub_page_later (window, "case-set", "issues", make_case_set_page);
  add_count (window);
  add_shortcuts (window);
  mdg_command_palette_add_command (palette, _ ("Issues"), _ ("issues matrix classification table"), "win.show-page('issues')");
  mdg_command_palette_add_command (palette, _ ("Cases Waiting to Be Classified"), _ ("queue unclassified waiting"), "win.show-case-set('')");
}
