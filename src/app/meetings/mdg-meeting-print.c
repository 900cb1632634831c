#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-meeting-print.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-agenda-item.h"
#include "mdg-conference.h"
#include "mdg-error.h"
#include "mdg-report-meeting.h"
#include "mdg-release-preview.h"
#include "mdg-window.h"

static const char *const labels[] = {
  [MDG_MEETING_SHEET_AGENDA] = NC_ ("sheet", "_Agenda"),
  [MDG_MEETING_SHEET_MEMBERS] = NC_ ("sheet", "_List of Members"),
  [MDG_MEETING_SHEET_MINUTES] = NC_ ("sheet", "_Minutes"),
  [MDG_MEETING_SHEET_CASES] = NC_ ("sheet", "Cases, _One a Page"),
  [MDG_MEETING_SHEET_FOUR_CASES] = NC_ ("sheet", "Cases, _Four a Page"),
};

/* A sheet that waits until what was typed is saved. */
typedef struct
{
  GtkWidget *page;
  MdgWorkspace *workspace;
  MdgUuid meeting;
  MdgMeetingSheet sheet;
} Wanted;

static void
wanted_free (gpointer data,
             GClosure *closure)
{
  Wanted *wanted = data;

  g_object_unref (wanted->page);
  g_object_unref (wanted->workspace);
  g_free (wanted);
}

static void
wanted_unref (gpointer data)
{
  wanted_free (data, NULL);
}

static gboolean
has_cases (MdgWorkspace *workspace,
           const MdgUuid *meeting)
{
  g_autoptr (GPtrArray) items = mdg_conference_list_items (workspace, meeting, NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (mdg_record_get_reference (items->pdata[i], MDG_AGENDA_ITEM_CASE) != NULL)
      return TRUE;

  return FALSE;
}

static MdgReport *
build (MdgVersion version,
       MdgPaper paper,
       gpointer user_data,
       GError **error)
{
  const Wanted *wanted = user_data;
  MdgConferencePaper layout = wanted->sheet == MDG_MEETING_SHEET_CASES ? MDG_CONFERENCE_PAPER_ONE : MDG_CONFERENCE_PAPER_FOUR;

  switch (wanted->sheet)
    {
    case MDG_MEETING_SHEET_AGENDA:
      return mdg_report_agenda_new (wanted->workspace, &wanted->meeting, version, error);
    case MDG_MEETING_SHEET_MEMBERS:
      return mdg_report_members_new (wanted->workspace, &wanted->meeting, version, error);
    case MDG_MEETING_SHEET_MINUTES:
      return mdg_report_minutes_new (wanted->workspace, &wanted->meeting, version, error);
    case MDG_MEETING_SHEET_CASES:
    case MDG_MEETING_SHEET_FOUR_CASES:
      break;
    }

  if (!has_cases (wanted->workspace, &wanted->meeting))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("No case is on the agenda yet."));
      return NULL;
    }

  return mdg_report_conference_new (wanted->workspace, &wanted->meeting, layout, version, error);
}

static void
present (const Wanted *wanted)
{
  gboolean is_of_cases = wanted->sheet == MDG_MEETING_SHEET_CASES || wanted->sheet == MDG_MEETING_SHEET_FOUR_CASES;
  const MdgReleaseChoices choices = { is_of_cases ? MDG_RELEASE_PREVIEW_COMMITTEE : MDG_RELEASE_PREVIEW_ALL, MDG_VERSION_INTERNAL, FALSE };
  GtkRoot *root = gtk_widget_get_root (wanted->page);
  g_autoptr (GError) error = NULL;
  Wanted *kept;

  if (root == NULL)
    return;

  kept = g_memdup2 (wanted, sizeof *wanted);
  g_object_ref (kept->page);
  g_object_ref (kept->workspace);
  if (!mdg_release_preview_present (GTK_WINDOW (root), wanted->workspace, &choices, build, kept, wanted_unref, &error) && MDG_IS_WINDOW (root))
    mdg_window_toast (MDG_WINDOW (root), error->message);
}

static void
on_settled (MdgChangeStack *changes,
            Wanted *wanted)
{
  g_object_ref (changes);
  present (wanted);
  g_signal_handlers_disconnect_by_data (changes, wanted);
  g_object_unref (changes);
}

void
mdg_meeting_print_present (GtkWidget *page,
                           MdgChangeStack *changes,
                           MdgWorkspace *workspace,
                           const MdgUuid *meeting,
                           MdgMeetingSheet sheet)
{
  Wanted *wanted;

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (MDG_IS_CHANGE_STACK (changes));

  if (mdg_uuid_is_nil (meeting))
    return;

  wanted = g_new (Wanted, 1);
  *wanted = (Wanted){ .page = g_object_ref (page), .workspace = g_object_ref (workspace), .meeting = *meeting, .sheet = sheet };
  if (mdg_change_stack_is_busy (changes))
    {
      g_signal_connect_data (changes, "settled", G_CALLBACK (on_settled), wanted, wanted_free, 0);
      return;
    }

  present (wanted);
  wanted_free (wanted, NULL);
}

/* The header bar is not below the page, so the menu has an action of its own that hands on. */
static void
hand_on (GtkWidget *page,
         GVariant *parameter,
         GSimpleAction *action)
{
  gtk_widget_activate_action_variant (page, g_object_get_data (G_OBJECT (action), "handed-on-to"), parameter);
}

static GMenuModel *
new_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (g_dpgettext2 (GETTEXT_PACKAGE, "sheet", labels[i]), NULL);

      g_menu_item_set_action_and_target (item, "sheet.print", "i", (gint32) i);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

GtkWidget *
mdg_meeting_print_new_button (GtkWidget *page,
                              const char *action)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *content = adw_button_content_new ();
  g_autoptr (GMenuModel) menu = new_menu ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) print = g_simple_action_new ("print", G_VARIANT_TYPE_INT32);

  g_object_set_data_full (G_OBJECT (print), "handed-on-to", g_strdup (action), g_free);
  g_signal_connect_object (print, "activate", G_CALLBACK (hand_on), page, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (print));
  gtk_widget_insert_action_group (button, "sheet", G_ACTION_GROUP (group));
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "printer-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Print"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), content);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Print"), -1);
  gtk_widget_add_css_class (button, "flat");

  return button;
}
