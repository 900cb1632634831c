#pragma once

#include <gtk/gtk.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* One part of the settings: a scrolled column with room on both sides. Its own widgets go into its body. */
#define MDG_TYPE_SETTINGS_SECTION (mdg_settings_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (MdgSettingsSection, mdg_settings_section, MDG, SETTINGS_SECTION, GtkBox)

struct _MdgSettingsSectionClass
{
  GtkBoxClass parent_class;

  /* It comes to the front, or records changed while it is there. */
  void (*reload) (MdgSettingsSection *self);
  /* It goes to the back: save what waits. */
  void (*leave) (MdgSettingsSection *self);
};

/* Sets the workspace and reloads whenever something is saved while it is shown. */
void mdg_settings_section_set_workspace (MdgSettingsSection *self,
                                         MdgWorkspace *workspace);
MdgWorkspace *mdg_settings_section_get_workspace (MdgSettingsSection *self);
void mdg_settings_section_add (MdgSettingsSection *self,
                               GtkWidget *widget);
/* Below the column, always in sight. */
void mdg_settings_section_add_foot (MdgSettingsSection *self,
                                    GtkWidget *widget);

/* A heading with a sentence below and widgets at its end (end may be NULL), to stand above a list. */
GtkWidget *mdg_settings_heading_new (const char *title,
                                     const char *description,
                                     GtkWidget *end);

void mdg_settings_section_reload (MdgSettingsSection *self);
void mdg_settings_section_leave (MdgSettingsSection *self);

G_END_DECLS
