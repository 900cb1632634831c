#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-ladder-install.h"

#include <glib/gi18n-lib.h>

#include "mdg-area-page.h"
#include "mdg-issues-page.h"
#include "mdg-theme-page.h"
#include "mdg-trace-page.h"

#define AREA_ID "area-issues"
#define THEME_ID "themes"
#define TRACE_ID "trace"

static void
show_raised_issue_action (GSimpleAction *action,
                          GVariant *parameter,
                          gpointer user_data)
{
  MdgUuid uuid;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    return;

  mdg_window_show_page (user_data, AREA_ID);
  mdg_area_page_show_issue (MDG_AREA_PAGE (mdg_window_get_page (user_data, AREA_ID)), &uuid);
}

static void
show_measure_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  MdgUuid uuid;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    return;

  mdg_window_show_page (user_data, THEME_ID);
  mdg_theme_page_show_measure (MDG_THEME_PAGE (mdg_window_get_page (user_data, THEME_ID)), &uuid);
}

/* The table of the record and its identity. */
static void
show_trace_action (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  const char *table;
  const char *text;
  const MdgRecordInfo *info;
  MdgUuid uuid;

  g_variant_get (parameter, "(&s&s)", &table, &text);
  info = mdg_record_info_find (table);
  if (info == NULL || !mdg_uuid_parse (text, &uuid))
    return;

  mdg_trace_page_show (MDG_TRACE_PAGE (mdg_window_get_page (user_data, TRACE_ID)), info->kind, &uuid);
  mdg_window_show_page (user_data, TRACE_ID);
}

/* Of what is shown: every page with such a record has the action page.trace. */
static void
trace_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  MdgPage *page = mdg_window_get_visible_page (user_data);

  if (page == NULL || !gtk_widget_activate_action (GTK_WIDGET (page), "page.trace", NULL))
    mdg_window_toast (user_data, _ ("Choose a consultation, a case, an issue or a measure first."));
}

static MdgPage *
make_area_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_area_page_new (mdg_window_get_workspace (window), mdg_issues_get_changes (window)));
}

static MdgPage *
make_theme_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_theme_page_new (mdg_window_get_workspace (window), mdg_issues_get_changes (window)));
}

static MdgPage *
make_trace_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_trace_page_new (mdg_window_get_workspace (window)));
}

static void
add_keys (MdgWindow *window)
{
  static const char *const trace_keys[] = { "<Control>t", NULL };
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  if (application != NULL)
    gtk_application_set_accels_for_action (application, "win.trace", trace_keys);
  mdg_window_add_shortcut (window, _ ("Promotion ladder"), "<Control>t", _ ("What became of it, or which cases it is from"));
  mdg_window_add_shortcut (window, _ ("Promotion ladder"), "<Control>r", _ ("Raise to the area, then to the city"));
  mdg_window_add_shortcut (window, _ ("Promotion ladder"), "<Control>d", _ ("Decision of a board"));
  mdg_window_add_shortcut (window, _ ("Promotion ladder"), "Return", _ ("Write in the cell"));
}

void
mdg_ladder_install (MdgWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "show-raised-issue", .parameter_type = "s", .activate = show_raised_issue_action },
    { .name = "show-measure", .parameter_type = "s", .activate = show_measure_action },
    { .name = "show-trace", .parameter_type = "(ss)", .activate = show_trace_action },
    { .name = "trace", .activate = trace_action },
  };
  MdgCommandPalette *palette = mdg_window_get_palette (window);

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  mdg_window_add_sub_page_later (window, AREA_ID, "issues", make_area_page);
  mdg_window_add_sub_page_later (window, THEME_ID, "issues", make_theme_page);
  mdg_window_add_sub_page_later (window, TRACE_ID, "issues", make_trace_page);
  add_keys (window);
  mdg_command_palette_add_command (palette, _ ("Issues of the Area and the City"), _ ("area city issues ladder"), "win.show-page('area-issues')");
  mdg_command_palette_add_command (palette, _ ("Themes and Responses"), _ ("themes responses measures"), "win.show-page('themes')");
  mdg_command_palette_add_command (palette, _ ("What Became of This Consultation?"), _ ("trace consultation became"), "win.trace");
  mdg_command_palette_add_command (palette, _ ("Which Cases Is This Measure From?"), _ ("trace measure cases"), "win.trace");
}
