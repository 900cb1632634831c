#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-case-doctors.h"

#include <glib/gi18n-lib.h>

#include "mdg-describe.h"
#include "mdg-roster-forms.h"
#include "mdg-settings-save.h"
#include "mdg-two-doctors.h"
#include "mdg-week-hours.h"

struct _MdgCaseDoctors
{
  GtkBox parent_instance;

  MdgWorkspace *workspace;
  MdgUuid case_uuid;
  GtkBox *card;
};

G_DEFINE_FINAL_TYPE (MdgCaseDoctors, mdg_case_doctors, GTK_TYPE_BOX)

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

typedef struct
{
  const char *label;
  const char *action;
} Item;

static GtkWidget *
new_menu_button (MdgCaseDoctors *self,
                 MdgRecord *record,
                 const char *name,
                 const Item *items,
                 guint n_items)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (record));
  /* Translators: %s is a doctor. */
  g_autofree char *label = g_strdup_printf (_ ("What can be done with %s"), name);

  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *action = g_strdup_printf ("%s('%s')", items[i].action, uuid);

      g_menu_append (menu, _ (items[i].label), action);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, !mdg_workspace_is_read_only (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (button, label);

  return button;
}

static void
add_row (MdgCaseDoctors *self,
         const char *title,
         const char *below,
         const char *caution,
         GtkWidget *button)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), new_label (title, NULL));
  if (below != NULL && *below != '\0')
    gtk_box_append (GTK_BOX (texts), new_label (below, "mdg-hint"));
  if (caution != NULL)
    gtk_box_append (GTK_BOX (texts), new_label (caution, "mdg-late"));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (self->card, row);
}

static void
append (GString *text,
        const char *more)
{
  if (more != NULL && *more != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "　" : "", more);
}

static void
add_doctor (MdgCaseDoctors *self,
            MdgRecord *attending)
{
  static const Item items[] = {
    { N_ ("_Change…"), "doctors.edit" },
    { N_ ("Called _Earlier"), "doctors.up" },
    { N_ ("Called _Later"), "doctors.down" },
    { N_ ("_Remove"), "doctors.remove" },
  };
  const char *name = mdg_record_get_text (attending, MDG_ATTENDING_NAME);
  g_autofree char *role = mdg_describe_value (self->workspace, attending, MDG_ATTENDING_ROLE);
  g_autofree char *title = g_strdup_printf ("%s　%s", role, name);
  g_autofree char *hours = mdg_week_hours_format (mdg_record_get_text (attending, MDG_ATTENDING_WEEK_HOURS));
  g_autoptr (GString) about = g_string_new (*hours != '\0' ? hours : _ ("at any time"));
  gboolean has_consent = !mdg_record_is_empty (attending, MDG_ATTENDING_CONSENT_ON);
  gboolean is_informed = !mdg_record_is_empty (attending, MDG_ATTENDING_INFORMED_ON);

  append (about, mdg_record_get_text (attending, MDG_ATTENDING_CONDITIONS));
  append (about, mdg_record_get_text (attending, MDG_ATTENDING_PHONE));
  append (about, mdg_record_get_text (attending, MDG_ATTENDING_REACH));
  add_row (self, title, about->str, !has_consent ? _ ("The person has not consented yet") : !is_informed ? _ ("The care manager does not know yet")
                                                                                                         : NULL,
           new_menu_button (self, attending, name, items, G_N_ELEMENTS (items)));
}

static void
add_cover (MdgCaseDoctors *self,
           MdgRecord *cover)
{
  static const Item items[] = {
    { N_ ("_Change…"), "doctors.edit-cover" },
    { N_ ("_Remove"), "doctors.remove-cover" },
  };
  const char *name = mdg_record_get_text (cover, MDG_COVER_ABSENT_NAME);
  g_autofree char *title = g_strdup_printf (C_ ("calendar", "%s away"), name);
  g_autofree char *period = mdg_covers_dup_period (cover);
  g_autofree char *by = mdg_covers_is_open (cover) ? NULL : g_strdup_printf (_ ("covered by %s"), mdg_record_get_text (cover, MDG_COVER_NAME));
  g_autoptr (GString) about = g_string_new (period);

  append (about, by);
  append (about, mdg_record_get_text (cover, MDG_COVER_PHONE));
  append (about, mdg_record_get_text (cover, MDG_COVER_REACH));
  add_row (self, title, about->str, mdg_covers_is_open (cover) ? _ ("Nobody covers yet") : NULL, new_menu_button (self, cover, name, items, G_N_ELEMENTS (items)));
}

/* The day is that of the workspace, the time that of the clock. */
static int
get_minute (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
}

static void
show_who (MdgCaseDoctors *self)
{
  g_autoptr (GPtrArray) who = NULL;
  MdgDate today;

  mdg_workspace_get_today (self->workspace, &today);
  who = mdg_two_doctors_who (self->workspace, &self->case_uuid, &today, get_minute (), NULL);
  if (who == NULL || who->len == 0)
    {
      gtk_box_append (self->card, new_label (_ ("Nobody can be called now."), "mdg-late"));
      return;
    }

  for (guint i = 0; i < MIN (who->len, 2); i++)
    {
      const MdgReachable *reachable = who->pdata[i];
      g_autoptr (GString) text = g_string_new (NULL);
      GtkWidget *label;

      /* Translators: the doctor to be called now, and the one after. */
      g_string_append_printf (text, i == 0 ? _ ("Now: %s (%s)") : _ ("then: %s (%s)"), reachable->name, reachable->why);
      append (text, reachable->phone);
      label = new_label (text->str, i == 0 ? "mdg-heading" : "mdg-hint");
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      /* Text to copy is no stop of the Tab key. */
      gtk_widget_set_focusable (label, FALSE);
      gtk_box_append (self->card, label);
    }
}

void
mdg_case_doctors_show (MdgCaseDoctors *self,
                       const MdgUuid *case_uuid)
{
  g_autoptr (GPtrArray) doctors = NULL;
  g_autoptr (GPtrArray) covers = NULL;
  GtkWidget *child;

  g_return_if_fail (MDG_IS_CASE_DOCTORS (self));

  self->case_uuid = *case_uuid;
  doctors = mdg_two_doctors_list (self->workspace, case_uuid, NULL);
  covers = mdg_covers_list (self->workspace, case_uuid, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->card))) != NULL)
    gtk_box_remove (self->card, child);
  if (doctors != NULL && doctors->len > 0)
    show_who (self);
  else
    gtk_box_append (self->card, new_label (_ ("No doctor of the case is entered."), "mdg-dim"));
  for (guint i = 0; doctors != NULL && i < doctors->len; i++)
    add_doctor (self, doctors->pdata[i]);
  for (guint i = 0; covers != NULL && i < covers->len; i++)
    add_cover (self, covers->pdata[i]);
}

static void
add_action (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  MdgCaseDoctors *self = MDG_CASE_DOCTORS (widget);
  gboolean is_cover = g_str_equal (action_name, "doctors.add-cover");
  g_autoptr (MdgRecord) record = is_cover ? mdg_covers_new (self->workspace, &self->case_uuid, NULL) : mdg_two_doctors_new (self->workspace, &self->case_uuid, NULL);

  if (record != NULL && is_cover)
    mdg_roster_forms_edit_cover (widget, self->workspace, record);
  else if (record != NULL)
    mdg_roster_forms_edit_attending (widget, self->workspace, record);
}

static void
doctor_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgCaseDoctors *self = MDG_CASE_DOCTORS (widget);
  g_autoptr (MdgRecord) attending = NULL;
  GError *error = NULL;
  MdgChange *change;
  MdgUuid uuid;

  if (mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    attending = mdg_workspace_load (self->workspace, MDG_KIND_ATTENDING, &uuid, NULL);
  if (attending == NULL)
    return;
  if (g_str_equal (action_name, "doctors.edit"))
    {
      mdg_roster_forms_edit_attending (widget, self->workspace, attending);
      return;
    }

  if (g_str_equal (action_name, "doctors.remove"))
    change = mdg_two_doctors_new_removed (attending);
  else
    change = mdg_two_doctors_new_moved (self->workspace, attending, g_str_equal (action_name, "doctors.up") ? -1 : 1, &error);
  if (change != NULL || error != NULL)
    mdg_settings_save (widget, self->workspace, change, g_strdup (change != NULL ? _ (mdg_change_get_action (change)) : ""), error);
}

static void
cover_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgCaseDoctors *self = MDG_CASE_DOCTORS (widget);
  g_autoptr (MdgRecord) cover = NULL;
  MdgUuid uuid;

  if (mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    cover = mdg_workspace_load (self->workspace, MDG_KIND_COVER, &uuid, NULL);
  if (cover != NULL && g_str_equal (action_name, "doctors.edit-cover"))
    mdg_roster_forms_edit_cover (widget, self->workspace, cover);
  else if (cover != NULL)
    mdg_settings_save (widget, self->workspace, mdg_covers_new_removed (cover), g_strdup (_ ("Absence cover removed")), NULL);
}

static void
mdg_case_doctors_dispose (GObject *object)
{
  g_clear_object (&MDG_CASE_DOCTORS (object)->workspace);

  G_OBJECT_CLASS (mdg_case_doctors_parent_class)->dispose (object);
}

static void
mdg_case_doctors_class_init (MdgCaseDoctorsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_case_doctors_dispose;

  gtk_widget_class_install_action (widget_class, "doctors.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "doctors.add-cover", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "doctors.edit", "s", doctor_action);
  gtk_widget_class_install_action (widget_class, "doctors.up", "s", doctor_action);
  gtk_widget_class_install_action (widget_class, "doctors.down", "s", doctor_action);
  gtk_widget_class_install_action (widget_class, "doctors.remove", "s", doctor_action);
  gtk_widget_class_install_action (widget_class, "doctors.edit-cover", "s", cover_action);
  gtk_widget_class_install_action (widget_class, "doctors.remove-cover", "s", cover_action);
}

static GtkWidget *
new_button (const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_hexpand (button, TRUE);

  return button;
}

static void
mdg_case_doctors_init (MdgCaseDoctors *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  self->card = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->card), "mdg-card");
  gtk_box_append (GTK_BOX (self), new_label (_ ("Doctors of the case"), "mdg-heading"));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->card));
  gtk_box_append (GTK_BOX (buttons), new_button (_ ("Add a Doctor…"), "doctors.add"));
  gtk_box_append (GTK_BOX (buttons), new_button (_ ("Enter an Absence…"), "doctors.add-cover"));
  gtk_box_append (GTK_BOX (self), buttons);
}

GtkWidget *
mdg_case_doctors_new (MdgWorkspace *workspace)
{
  MdgCaseDoctors *self = g_object_new (MDG_TYPE_CASE_DOCTORS, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doctors.add", !mdg_workspace_is_read_only (workspace));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doctors.add-cover", !mdg_workspace_is_read_only (workspace));

  return GTK_WIDGET (self);
}
