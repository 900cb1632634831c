#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-meetings-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-conference-page.h"
#include "mdg-cycle-page.h"
#include "mdg-cycles.h"
#include "mdg-meeting-forms.h"
#include "mdg-meeting-page.h"
#include "mdg-meetings.h"

#define LIST_ID "meetings"
#define MEETING_ID "meeting"
#define CONFERENCE_ID "conference"
#define CYCLE_ID "cycle"

static void
show_meeting_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  MdgUuid uuid;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    return;

  mdg_meeting_page_show_meeting (MDG_MEETING_PAGE (mdg_window_get_page (user_data, MEETING_ID)), &uuid);
  mdg_window_show_page (user_data, MEETING_ID);
}

static void
show_conference_action (GSimpleAction *action,
                        GVariant *parameter,
                        gpointer user_data)
{
  MdgUuid uuid;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    return;

  mdg_conference_page_show_meeting (MDG_CONFERENCE_PAGE (mdg_window_get_page (user_data, CONFERENCE_ID)), &uuid);
  mdg_window_show_page (user_data, CONFERENCE_ID);
}

static void
show_cycle_action (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  MdgUuid uuid;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    return;

  mdg_cycle_page_show_cycle (MDG_CYCLE_PAGE (mdg_window_get_page (user_data, CYCLE_ID)), &uuid);
  mdg_window_show_page (user_data, CYCLE_ID);
}

/* The weekly conference is what is held most often. */
static void
new_meeting_action (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer user_data)
{
  MdgWorkspace *workspace = mdg_window_get_workspace (user_data);
  g_autoptr (MdgRecord) meeting = MDG_RECORD (mdg_meeting_new ());
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  mdg_record_set_text (meeting, MDG_MEETING_BOARD, "wconf");
  mdg_record_set_text (meeting, MDG_MEETING_HELD_ON, iso);
  mdg_record_set_text (meeting, MDG_MEETING_MODE, "place");
  mdg_meeting_forms_edit (user_data, workspace, meeting);
}

static void
new_cycle_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  g_autoptr (MdgRecord) cycle = MDG_RECORD (mdg_cycle_new ());

  mdg_meeting_forms_edit_cycle (user_data, mdg_window_get_workspace (user_data), cycle);
}

static MdgPage *
make_list (MdgWindow *window)
{
  return MDG_PAGE (mdg_meetings_page_new (mdg_window_get_workspace (window)));
}

static MdgPage *
make_meeting (MdgWindow *window)
{
  return MDG_PAGE (mdg_meeting_page_new (mdg_window_get_workspace (window)));
}

static MdgPage *
make_conference (MdgWindow *window)
{
  return MDG_PAGE (mdg_conference_page_new (mdg_window_get_workspace (window)));
}

static MdgPage *
make_cycle (MdgWindow *window)
{
  return MDG_PAGE (mdg_cycle_page_new (mdg_window_get_workspace (window)));
}

void
mdg_meetings_install (MdgWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "show-meeting", .parameter_type = "s", .activate = show_meeting_action },
    { .name = "show-conference", .parameter_type = "s", .activate = show_conference_action },
    { .name = "show-cycle", .parameter_type = "s", .activate = show_cycle_action },
    { .name = "new-meeting", .activate = new_meeting_action },
    { .name = "new-cycle", .activate = new_cycle_action },
  };
  MdgWorkspace *workspace = mdg_window_get_workspace (window);
  MdgCommandPalette *palette = mdg_window_get_palette (window);
  const char *group = _ ("Conference");

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  for (guint i = 3; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), entries[i].name)), !mdg_workspace_is_read_only (workspace));
  mdg_window_add_page_later (window, LIST_ID, "system-users-symbolic", _ ("Meetings"), make_list);
  mdg_window_add_sub_page_later (window, MEETING_ID, LIST_ID, make_meeting);
  mdg_window_add_sub_page_later (window, CONFERENCE_ID, LIST_ID, make_conference);
  mdg_window_add_sub_page_later (window, CYCLE_ID, LIST_ID, make_cycle);
  mdg_command_palette_add_command (palette, _ ("Meetings"),
                                   /* Translators: other words for Meetings, by reading. */
                                   C_ ("keywords", "meetings conference committee boards"), "win.show-page('meetings')");
  mdg_command_palette_add_command (palette, _ ("New Meeting"),
                                   /* Translators: other words for New Meeting, by reading. */
                                   C_ ("keywords", "new meeting conference"), "win.new-meeting");
  mdg_window_add_shortcut (window, group, "1...4", _ ("Decide"));
  mdg_window_add_shortcut (window, group, "0", _ ("Carry over"));
  mdg_window_add_shortcut (window, group, "a", _ ("Write the advice"));
  mdg_window_add_shortcut (window, group, "n", _ ("Show or mask names"));
  mdg_window_add_shortcut (window, group, "Right", _ ("Next case"));
  mdg_window_add_shortcut (window, group, "F11", _ ("Full screen"));
}
