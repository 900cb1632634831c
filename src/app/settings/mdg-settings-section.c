#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-settings-section.h"

#include <adwaita.h>

#define COLUMN_WIDTH 760

typedef struct
{
  MdgWorkspace *workspace;
  GtkBox *body;
} MdgSettingsSectionPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (MdgSettingsSection, mdg_settings_section, GTK_TYPE_BOX)

static MdgSettingsSectionPrivate *
get_private (MdgSettingsSection *self)
{
  return mdg_settings_section_get_instance_private (self);
}

static void
do_nothing (MdgSettingsSection *self)
{
}

static void
mdg_settings_section_dispose (GObject *object)
{
  g_clear_object (&get_private (MDG_SETTINGS_SECTION (object))->workspace);

  G_OBJECT_CLASS (mdg_settings_section_parent_class)->dispose (object);
}

static void
mdg_settings_section_class_init (MdgSettingsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdg_settings_section_dispose;
  klass->reload = do_nothing;
  klass->leave = do_nothing;
}

static void
mdg_settings_section_init (MdgSettingsSection *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), body);
  gtk_widget_set_margin_start (body, 24);
  gtk_widget_set_margin_end (body, 24);
  gtk_widget_set_margin_top (body, 18);
  gtk_widget_set_margin_bottom (body, 24);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_box_append (GTK_BOX (self), scroller);
  get_private (self)->body = GTK_BOX (body);
}

static void
on_changed (MdgSettingsSection *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    mdg_settings_section_reload (self);
}

void
mdg_settings_section_set_workspace (MdgSettingsSection *self,
                                    MdgWorkspace *workspace)
{
  g_return_if_fail (MDG_IS_SETTINGS_SECTION (self));

  g_set_object (&get_private (self)->workspace, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "register-changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

MdgWorkspace *
mdg_settings_section_get_workspace (MdgSettingsSection *self)
{
  g_return_val_if_fail (MDG_IS_SETTINGS_SECTION (self), NULL);

  return get_private (self)->workspace;
}

void
mdg_settings_section_add (MdgSettingsSection *self,
                          GtkWidget *widget)
{
  g_return_if_fail (MDG_IS_SETTINGS_SECTION (self));

  gtk_box_append (get_private (self)->body, widget);
}

void
mdg_settings_section_add_foot (MdgSettingsSection *self,
                               GtkWidget *widget)
{
  g_return_if_fail (MDG_IS_SETTINGS_SECTION (self));

  gtk_widget_add_css_class (widget, "mdg-settings-foot");
  gtk_box_append (GTK_BOX (self), widget);
}

void
mdg_settings_section_reload (MdgSettingsSection *self)
{
  g_return_if_fail (MDG_IS_SETTINGS_SECTION (self));

  MDG_SETTINGS_SECTION_GET_CLASS (self)->reload (self);
}

void
mdg_settings_section_leave (MdgSettingsSection *self)
{
  g_return_if_fail (MDG_IS_SETTINGS_SECTION (self));

  MDG_SETTINGS_SECTION_GET_CLASS (self)->leave (self);
}

GtkWidget *
mdg_settings_heading_new (const char *title,
                          const char *description,
                          GtkWidget *end)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *sentence = gtk_label_new (description);

  gtk_widget_add_css_class (heading, "mdg-heading");
  gtk_widget_add_css_class (sentence, "mdg-dim");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), heading);
  if (description != NULL)
    gtk_box_append (GTK_BOX (texts), sentence);
  else
    g_object_unref (g_object_ref_sink (sentence));
  gtk_box_append (GTK_BOX (box), texts);
  if (end != NULL)
    {
      gtk_widget_set_valign (end, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), end);
    }

  return box;
}
