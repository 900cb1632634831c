#pragma once

#include "mdg-choice.h"
#include "mdg-code-entry.h"
#include "mdg-intake.h"
#include "mdg-line-entry.h"

G_BEGIN_DECLS

/* Keeps the widgets of a form and the intake behind it alike. */
#define MDG_TYPE_INTAKE_BINDER (mdg_intake_binder_get_type ())
G_DECLARE_FINAL_TYPE (MdgIntakeBinder, mdg_intake_binder, MDG, INTAKE_BINDER, GObject)

typedef enum
{
  MDG_BIND_CONSULTATION,
  MDG_BIND_CONTACT,
  MDG_BIND_SUBJECT,
  MDG_BIND_PERSON,    /* by index */
  MDG_BIND_FOLLOW_UP, /* by index */
} MdgBindPart;

/* Signal: edited (const char *key, gboolean is_text), after a person changed something and the intake holds it;
   key names the field. */
MdgIntakeBinder *mdg_intake_binder_new (void);

/* Lines are read by the program. */
void mdg_intake_binder_add_line (MdgIntakeBinder *self,
                                 MdgIntakeEntry entry,
                                 MdgLineEntry *widget);
/* A field of a record: MdgLineEntry, GtkTextView, MdgCodeEntry, MdgChoice, GtkCheckButton, or a GtkDropDown over a
   model of MdgRecord for a reference (its first item, an empty record, is nobody). */
void mdg_intake_binder_add_field (MdgIntakeBinder *self,
                                  MdgBindPart part,
                                  guint index,
                                  guint field,
                                  GtkWidget *widget);

MdgIntake *mdg_intake_binder_get_intake (MdgIntakeBinder *self);
/* Shows it in every widget; says nothing. */
void mdg_intake_binder_set_intake (MdgIntakeBinder *self,
                                   MdgIntake *intake);
/* The intake was changed by other means. */
void mdg_intake_binder_refresh (MdgIntakeBinder *self);
/* Tells that it was, as one step: "take-subject". */
void mdg_intake_binder_edited (MdgIntakeBinder *self,
                               const char *key);

/* Where the cursor stands: key of the field and offset in characters; NULL when elsewhere. */
const char *mdg_intake_binder_get_cursor (MdgIntakeBinder *self,
                                          int *offset);
void mdg_intake_binder_set_cursor (MdgIntakeBinder *self,
                                   const char *key,
                                   int offset);

G_END_DECLS
