#pragma once

#include "mdg-master-list.h"
#include "mdg-record-form.h"
#include "mdg-settings-section.h"

G_BEGIN_DECLS

/* The records of one kind that a centre keeps: a heading with what adds one, the records, and a sentence while there
   are none. A kind is a subclass with a table of its words and fields. */
#define MDG_TYPE_MASTER_SECTION (mdg_master_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (MdgMasterSection, mdg_master_section, MDG, MASTER_SECTION, MdgSettingsSection)

/* Texts are msgids. */
typedef struct
{
  MdgKind kind;
  guint position_field; /* of an ordered kind */
  const MdgFormGroup *groups;
  guint n_groups;
  const char *title;
  const char *description;
  const char *add_label;
  const char *nothing; /* said while there are none */
  const char *new_title;
  const char *added; /* names the change, as changed does */
  const char *edit_title;
  const char *changed;
  gboolean has_town_list; /* may be pasted from a list of towns and areas */
} MdgMasterTable;

struct _MdgMasterSectionClass
{
  MdgSettingsSectionClass parent_class;

  const MdgMasterTable *table;
  /* What the records stand in; an ordered list unless overridden, which asks for describe, fill_menu and remove. */
  GtkWidget *(*new_view) (MdgMasterSection *self);
  void (*show_records) (MdgMasterSection *self,
                        GPtrArray *records);
  void (*describe) (MdgMasterSection *self,
                    MdgRecord *record,
                    MdgMasterText *text);
  void (*fill_menu) (MdgMasterSection *self,
                     MdgRecord *record,
                     const char *uuid,
                     GMenu *menu);
  void (*remove) (MdgMasterSection *self,
                  MdgRecord *record);
};

/* For a subclass: one of its type, with what it shows. */
GtkWidget *mdg_master_section_new (GType type,
                                   MdgWorkspace *workspace);
/* Opens record in a small window. */
void mdg_master_section_edit (MdgMasterSection *self,
                              MdgRecord *record);

G_END_DECLS
