#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-first-steps-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-capture-keys.h"
#include "mdg-masters.h"
#include "mdg-record-form.h"
#include "mdg-settings-section.h"
#include "mdg-town-list-view.h"

struct _MdgFirstStepsPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  GtkBox *body;
  MdgRecordForm *centre;
  MdgRecordForm *staff;
  MdgTownListView *towns;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (MdgFirstStepsPage, mdg_first_steps_page, MDG_TYPE_PAGE)

static const MdgFormField centre_fields[] = {
  { MDG_CENTRE_NAME, MDG_FORM_TEXT, N_ ("Name of the centre") },
  { MDG_CENTRE_CITY, MDG_FORM_TEXT, N_ ("City") },
  { MDG_CENTRE_PHONE, MDG_FORM_PHONE, N_ ("TEL") },
  { MDG_CENTRE_FAX, MDG_FORM_PHONE, N_ ("FAX") },
};

static const MdgFormField staff_fields[] = {
  { MDG_STAFF_NAME, MDG_FORM_TEXT, N_ ("Full name") },
  { MDG_STAFF_KANA, MDG_FORM_TEXT, N_ ("Reading") },
  { MDG_STAFF_PROFESSION, MDG_FORM_CODE, N_ ("Profession") },
};

static const MdgFormGroup centre_groups[] = {
  { N_ ("The centre"), N_ ("Stands on every sheet and report. Only the name is needed; all of this can be changed later under Settings."), centre_fields, G_N_ELEMENTS (centre_fields) },
};

static const MdgFormGroup staff_groups[] = {
  { N_ ("You"), N_ ("So that records say who took the call. Colleagues are added under Settings."), staff_fields, G_N_ELEMENTS (staff_fields) },
};

static MdgWindow *
get_window (MdgFirstStepsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && MDG_IS_WINDOW (root) ? MDG_WINDOW (root) : NULL;
}

static void
show_problem (MdgFirstStepsPage *self,
              const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
show_today (MdgFirstStepsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "today");
}

typedef struct
{
  MdgFirstStepsPage *page;
  MdgChange *change;
  MdgUuid staff;
} Saving;

static void
save_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (MdgFirstStepsPage) self = saving->page;
  g_autoptr (MdgChange) change = saving->change;
  MdgUuid staff = saving->staff;
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *action = NULL;
  g_autofree char *staff_text = mdg_uuid_is_nil (&staff) ? NULL : mdg_uuid_dup_string (&staff);

  g_free (saving);
  if (!mdg_workspace_save_finish (MDG_WORKSPACE (source), result, &error))
    {
      show_problem (self, error->message);
      return;
    }
  if (get_window (self) == NULL)
    return;

  if (staff_text != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-staff", "s", staff_text);
  uuid = mdg_uuid_dup_string (mdg_change_get_uuid (change));
  action = g_strdup_printf ("win.undo-change('%s')", uuid);
  mdg_window_toast_undo (get_window (self), _ ("The centre is set up"), action);
  show_today (self);
}

/* A name is what makes a staff member; without one nobody is added. */
static gboolean
add_staff (MdgFirstStepsPage *self,
           MdgChange *change,
           MdgUuid *uuid,
           GError **error)
{
  GtkWidget *name = mdg_record_form_get_row (self->staff, MDG_STAFF_NAME);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (name))));
  g_autoptr (MdgRecord) staff = NULL;

  if (*text == '\0' || !gtk_widget_get_visible (GTK_WIDGET (self->staff)))
    return TRUE;

  staff = mdg_record_form_collect (self->staff, error);
  if (staff == NULL)
    return FALSE;

  *uuid = *mdg_record_get_uuid (staff);
  mdg_change_add (change, staff);

  return TRUE;
}

static void
begin_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgFirstStepsPage *self = MDG_FIRST_STEPS_PAGE (widget);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Centre set up"));
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgRecord) centre = mdg_record_form_collect (self->centre, &error);
  MdgUuid staff = { 0 };
  Saving *saving;

  if (centre != NULL)
    mdg_change_add (change, centre);
  if (centre == NULL || !add_staff (self, change, &staff, &error) || !mdg_town_list_view_add_to_change (self->towns, change, &error))
    {
      show_problem (self, error->message);
      return;
    }

  show_problem (self, NULL);
  saving = g_new0 (Saving, 1);
  saving->page = g_object_ref (self);
  saving->change = g_object_ref (change);
  saving->staff = staff;
  mdg_workspace_save_async (self->workspace, change, NULL, save_cb, saving);
}

static void
skip_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  show_today (MDG_FIRST_STEPS_PAGE (widget));
}

static gboolean
has_staff (MdgFirstStepsPage *self)
{
  g_autoptr (GPtrArray) staff = mdg_workspace_list (self->workspace, MDG_KIND_STAFF, NULL);

  for (guint i = 0; staff != NULL && i < staff->len; i++)
    if (mdg_record_get_flag (staff->pdata[i], MDG_STAFF_IS_ACTIVE))
      return TRUE;

  return FALSE;
}

static void
mdg_first_steps_page_enter (MdgPage *page)
{
  MdgFirstStepsPage *self = MDG_FIRST_STEPS_PAGE (page);
  g_autoptr (MdgRecord) staff = mdg_masters_new_record (self->workspace, MDG_KIND_STAFF, NULL);

  mdg_record_form_set_record (self->centre, MDG_RECORD (mdg_workspace_get_centre (self->workspace)));
  if (staff != NULL)
    mdg_record_form_set_record (self->staff, staff);
  /* Opened once more: whoever is at the desk is known by now, and colleagues are added under Settings. */
  gtk_widget_set_visible (GTK_WIDGET (self->staff), staff != NULL && !has_staff (self));
  mdg_town_list_view_set_text (self->towns, "");
  show_problem (self, NULL);
}

static void
mdg_first_steps_page_focus_first (MdgPage *page)
{
  MdgFirstStepsPage *self = MDG_FIRST_STEPS_PAGE (page);

  mdg_record_form_focus_first (gtk_widget_get_visible (GTK_WIDGET (self->staff)) ? self->staff : self->centre);
}

static void
mdg_first_steps_page_dispose (GObject *object)
{
  g_clear_object (&MDG_FIRST_STEPS_PAGE (object)->workspace);

  G_OBJECT_CLASS (mdg_first_steps_page_parent_class)->dispose (object);
}

static void
mdg_first_steps_page_class_init (MdgFirstStepsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_first_steps_page_dispose;
  MDG_PAGE_CLASS (klass)->enter = mdg_first_steps_page_enter;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_first_steps_page_focus_first;

  gtk_widget_class_install_action (widget_class, "first-steps.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "first-steps.skip", NULL, skip_action);
}

static GtkWidget *
new_foot (MdgFirstStepsPage *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *skip = gtk_button_new_with_mnemonic (_ ("_Later"));
  GtkWidget *begin = gtk_button_new_with_mnemonic (_ ("_Begin"));

  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "mdg-field-error");
  gtk_widget_set_hexpand (skip, TRUE);
  gtk_widget_set_halign (skip, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (begin, _ ("Ctrl+Enter"));
  gtk_widget_add_css_class (begin, "suggested-action");
  gtk_widget_add_css_class (foot, "mdg-settings-foot");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (skip), "first-steps.skip");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (begin), "first-steps.begin");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (foot), skip);
  gtk_box_append (GTK_BOX (foot), begin);

  return foot;
}

static void
mdg_first_steps_page_init (MdgFirstStepsPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  mdg_capture_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "first-steps.begin");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_set_margin_start (GTK_WIDGET (self->body), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self->body), 24);
  gtk_widget_set_margin_top (GTK_WIDGET (self->body), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->body), 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->body));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);
  gtk_box_append (GTK_BOX (self), new_foot (self));
  mdg_page_set_title (MDG_PAGE (self), _ ("First Steps"));
  mdg_page_set_has_main_act (MDG_PAGE (self), TRUE);
}

MdgFirstStepsPage *
mdg_first_steps_page_new (MdgWorkspace *workspace)
{
  MdgFirstStepsPage *self = g_object_new (MDG_TYPE_FIRST_STEPS_PAGE, NULL);
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->workspace = g_object_ref (workspace);
  self->centre = MDG_RECORD_FORM (mdg_record_form_new (workspace, centre_groups, G_N_ELEMENTS (centre_groups)));
  self->staff = MDG_RECORD_FORM (mdg_record_form_new (workspace, staff_groups, G_N_ELEMENTS (staff_groups)));
  self->towns = MDG_TOWN_LIST_VIEW (mdg_town_list_view_new (workspace));
  gtk_box_append (self->body, GTK_WIDGET (self->centre));
  gtk_box_append (self->body, GTK_WIDGET (self->staff));
  gtk_box_append (GTK_BOX (group), mdg_settings_heading_new (_ ("Areas and towns"), NULL, NULL));
  gtk_box_append (GTK_BOX (group), GTK_WIDGET (self->towns));
  gtk_box_append (self->body, group);

  return self;
}

static void
first_steps_action (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer user_data)
{
  mdg_window_show_page (user_data, "first-steps");
}

static MdgPage *
make_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_first_steps_page_new (mdg_window_get_workspace (window)));
}

void
mdg_first_steps_install (MdgWindow *window)
{
  static const GActionEntry entries[] = { { .name = "first-steps", .activate = first_steps_action } };

  if (mdg_workspace_is_read_only (mdg_window_get_workspace (window)))
    return;

  mdg_window_add_sub_page_later (window, "first-steps", NULL, make_page);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  mdg_command_palette_add_command (mdg_window_get_palette (window), _ ("First Steps"),
                                   /* Translators: other words for First Steps, by reading. */
                                   C_ ("keywords", "first steps begin set up"), "win.first-steps");
}
