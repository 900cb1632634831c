#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-settings-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-area-section.h"
#include "mdg-backup-section.h"
#include "mdg-centre-section.h"
#include "mdg-check-section.h"
#include "mdg-display-section.h"
#include "mdg-import-section.h"
#include "mdg-member-section.h"
#include "mdg-referral-section.h"
#include "mdg-request-form-section.h"
#include "mdg-settings-section.h"
#include "mdg-staff-section.h"
#include "mdg-term-section.h"
#include "mdg-town-list-dialog.h"
#include "mdg-town-section.h"

struct _MdgSettingsPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  GtkListBox *list;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (MdgSettingsPage, mdg_settings_page, MDG_TYPE_PAGE)

typedef struct
{
  const char *id;
  const char *title;    /* msgid */
  const char *keywords; /* msgid with context "keywords" */
  GtkWidget *(*make) (MdgWorkspace *workspace);
} Part;

static const Part parts[] = {
  { "centre", N_ ("Centre and Letterhead"), NC_ ("keywords", "centre letterhead name telephone fax"), mdg_centre_section_new },
  { "staff", N_ ("Staff Members"), NC_ ("keywords", "staff people"), mdg_staff_section_new },
  { "areas", N_ ("Areas"), NC_ ("keywords", "areas general support centres"), mdg_area_section_new },
  { "towns", N_ ("Towns"), NC_ ("keywords", "towns addresses"), mdg_town_section_new },
  { "members", N_ ("Members of the Boards"), NC_ ("keywords", "members of boards roster"), mdg_member_section_new },
  { "terms", N_ ("Vocabularies"), NC_ ("keywords", "vocabularies codes choices labels"), mdg_term_section_new },
  { "referrals", N_ ("Referrals"), NC_ ("keywords", "referrals terms deadlines abuse report"), mdg_referral_section_new },
  { "request-form", N_ ("Request Form"), NC_ ("keywords", "request form paper fax blank"), mdg_request_form_section_new },
  { "import", N_ ("Take in a List"), NC_ ("keywords", "import excel csv list take in"), mdg_import_section_new },
  { "backup", N_ ("Backup and Restore"), NC_ ("keywords", "backup restore copy"), mdg_backup_section_new },
  { "check", N_ ("Check of the Records"), NC_ ("keywords", "check damage records"), mdg_check_section_new },
  { "display", N_ ("Screen and Desk"), NC_ ("keywords", "preferences dark light text size"), mdg_display_section_new },
};

static const Part *
find_part (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].id, id))
      return &parts[i];

  return NULL;
}

static MdgSettingsSection *
get_visible_section (MdgSettingsPage *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  return child != NULL ? MDG_SETTINGS_SECTION (child) : NULL;
}

static void
show_part (MdgSettingsPage *self,
           const Part *part)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->stack, part->id);
  MdgSettingsSection *previous = get_visible_section (self);

  if (child != NULL && GTK_WIDGET (previous) == child)
    return;

  if (previous != NULL)
    mdg_settings_section_leave (previous);
  if (child == NULL)
    {
      child = part->make (self->workspace);
      gtk_stack_add_named (self->stack, child, part->id);
    }
  else
    mdg_settings_section_reload (MDG_SETTINGS_SECTION (child));
  gtk_stack_set_visible_child (self->stack, child);
  mdg_page_set_subtitle (MDG_PAGE (self), _ (part->title));
}

static void
on_row_selected (MdgSettingsPage *self,
                 GtkListBoxRow *row)
{
  if (row != NULL)
    show_part (self, &parts[gtk_list_box_row_get_index (row)]);
}

static void
on_row_activated (MdgSettingsPage *self,
                  GtkListBoxRow *row)
{
  mdg_pane_focus (GTK_WIDGET (self->stack));
}

void
mdg_settings_page_show (MdgSettingsPage *self,
                        const char *section)
{
  const Part *part;

  g_return_if_fail (MDG_IS_SETTINGS_PAGE (self));

  part = find_part (section);
  g_return_if_fail (part != NULL);

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) (part - parts)));
}

GtkWidget *
mdg_settings_page_get_section (MdgSettingsPage *self,
                               const char *section)
{
  g_return_val_if_fail (MDG_IS_SETTINGS_PAGE (self), NULL);

  return gtk_stack_get_child_by_name (self->stack, section);
}

static void
mdg_settings_page_enter (MdgPage *page)
{
  MdgSettingsPage *self = MDG_SETTINGS_PAGE (page);
  MdgSettingsSection *section = get_visible_section (self);

  if (section != NULL)
    mdg_settings_section_reload (section);
  else
    mdg_settings_page_show (self, parts[0].id);
}

static void
mdg_settings_page_leave (MdgPage *page)
{
  MdgSettingsSection *section = get_visible_section (MDG_SETTINGS_PAGE (page));

  if (section != NULL)
    mdg_settings_section_leave (section);
}

static void
mdg_settings_page_focus_first (MdgPage *page)
{
  MdgSettingsPage *self = MDG_SETTINGS_PAGE (page);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  gtk_widget_grab_focus (GTK_WIDGET (row != NULL ? row : gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
mdg_settings_page_dispose (GObject *object)
{
  g_clear_object (&MDG_SETTINGS_PAGE (object)->workspace);

  G_OBJECT_CLASS (mdg_settings_page_parent_class)->dispose (object);
}

static void
mdg_settings_page_class_init (MdgSettingsPageClass *klass)
{
  MdgPageClass *page_class = MDG_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_settings_page_dispose;
  page_class->enter = mdg_settings_page_enter;
  page_class->leave = mdg_settings_page_leave;
  page_class->focus_first = mdg_settings_page_focus_first;
}

static GtkWidget *
new_row (const Part *part)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (_ (part->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (part->title), -1);

  return row;
}

static void
mdg_settings_page_init (MdgSettingsPage *self)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Parts of the settings"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_list_box_append (self->list, new_row (&parts[i]));
  gtk_list_box_unselect_all (self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scroller, 190, -1);
  gtk_widget_add_css_class (scroller, "mdg-settings-parts");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_vexpand (columns, TRUE);
  gtk_box_append (GTK_BOX (columns), scroller);
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (self), columns);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (on_row_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  mdg_page_set_title (MDG_PAGE (self), _ ("Settings"));
  mdg_page_set_has_main_act (MDG_PAGE (self), TRUE);
  mdg_page_add_pane (MDG_PAGE (self), scroller);
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->stack));
}

MdgSettingsPage *
mdg_settings_page_new (MdgWorkspace *workspace)
{
  MdgSettingsPage *self = g_object_new (MDG_TYPE_SETTINGS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);

  return self;
}

static void
show_settings_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer user_data)
{
  MdgWindow *window = user_data;
  MdgSettingsPage *page = MDG_SETTINGS_PAGE (mdg_window_get_page (window, "settings"));
  const char *section = g_variant_get_string (parameter, NULL);

  if (find_part (section) != NULL)
    mdg_settings_page_show (page, section);
  mdg_window_show_page (window, "settings");
}

static void
add_towns_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  MdgWindow *window = user_data;
  GtkWidget *page = GTK_WIDGET (mdg_window_get_page (window, "settings"));

  gtk_window_present (GTK_WINDOW (mdg_town_list_dialog_new (page, mdg_window_get_workspace (window))));
}

static void
add_commands (MdgWindow *window)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-settings('%s')", parts[i].id);

      mdg_command_palette_add_command (mdg_window_get_palette (window), _ (parts[i].title),
                                       g_dpgettext2 (GETTEXT_PACKAGE, "keywords", parts[i].keywords), action);
    }
  mdg_command_palette_add_command (mdg_window_get_palette (window), _ ("Settings"),
                                   /* Translators: other words for Settings, by reading. */
                                   C_ ("keywords", "settings options"), "win.show-settings('')");
  mdg_command_palette_add_command (mdg_window_get_palette (window), _ ("Areas and Towns from a List"),
                                   /* Translators: other words for Areas and Towns from a List, by reading. */
                                   C_ ("keywords", "areas towns paste list csv"), "win.add-towns");
}

static MdgPage *
make_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_settings_page_new (mdg_window_get_workspace (window)));
}

void
mdg_settings_install (MdgWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "show-settings", .parameter_type = "s", .activate = show_settings_action },
    { .name = "add-towns", .activate = add_towns_action },
  };
  static const char *const accels[] = { "<Control>comma", NULL };
  MdgWorkspace *workspace = mdg_window_get_workspace (window);
  GMenu *menu = mdg_window_get_menu (window);

  mdg_window_add_sub_page_later (window, "settings", NULL, make_page);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), "add-towns")), !mdg_workspace_is_read_only (workspace));
  gtk_application_set_accels_for_action (gtk_window_get_application (GTK_WINDOW (window)), "win.show-settings('')", accels);
  g_menu_append (menu, _ ("_Settings"), "win.show-settings('')");
  mdg_window_add_shortcut (window, _ ("Everywhere"), "<Control>comma", _ ("Settings"));
  mdg_window_add_shortcut (window, _ ("Settings"), "<Alt>Up", _ ("Move a row up"));
  mdg_window_add_shortcut (window, _ ("Settings"), "<Alt>Down", _ ("Move a row down"));
  mdg_window_add_shortcut (window, _ ("Settings"), "Delete", _ ("Remove, or no longer offer"));
  g_menu_append (menu, _ ("_Backup and Restore"), "win.show-settings('backup')");
  add_commands (window);
}
