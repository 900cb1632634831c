#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What a centre changes in its request form, as people edit it. */
typedef enum
{
  MDG_FORM_SETTING_ADDRESSEE,
  MDG_FORM_SETTING_FAX,
  MDG_FORM_SETTING_TITLE,
  MDG_FORM_SETTING_OUTREACH, /* the names of the two kinds */
  MDG_FORM_SETTING_ADVICE,
  MDG_FORM_SETTING_TARGETS, /* "none", "matsudo", "sagamihara" */
  MDG_FORM_SETTING_LINES,   /* the centre's own, one a line */
  MDG_FORM_N_SETTINGS,
} MdgFormSetting;

typedef struct
{
  char *texts[MDG_FORM_N_SETTINGS];
  gboolean office; /* the block the centre fills in */
} MdgFormSettings;

/* The settings in force, with what the form comes with where nothing was changed. */
MdgFormSettings *mdg_form_settings_load (MdgWorkspace *workspace,
                                         GError **error);
/* The form as it comes. */
MdgFormSettings *mdg_form_settings_new_default (MdgWorkspace *workspace);
void mdg_form_settings_free (MdgFormSettings *self);
/* Keeps what differs from the form as it comes; all else that a file or an older setting says of the form stays. INVALID when the form
   cannot be laid out like that. */
gboolean mdg_form_settings_save (MdgWorkspace *workspace,
                                 const MdgFormSettings *self,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgFormSettings, mdg_form_settings_free)

G_END_DECLS
