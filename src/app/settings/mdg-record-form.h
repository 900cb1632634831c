#pragma once

#include <adwaita.h>

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The fields of one record as rows to fill in, by a table; what is typed is checked when it is collected. */
#define MDG_TYPE_RECORD_FORM (mdg_record_form_get_type ())
G_DECLARE_FINAL_TYPE (MdgRecordForm, mdg_record_form, MDG, RECORD_FORM, GtkBox)

typedef enum
{
  MDG_FORM_TEXT,
  MDG_FORM_PHONE,
  MDG_FORM_DATE,
  MDG_FORM_NUMBER, /* a whole number, not negative; empty where unknown */
  MDG_FORM_FLAG,
  MDG_FORM_CODE,      /* of the vocabulary of the field */
  MDG_FORM_NOTE,      /* several lines */
  MDG_FORM_REFERENCE, /* an area, a staff member who works here, a doctor of the roster */
  MDG_FORM_PARENT,    /* a term others stand under, in the vocabulary of the term */
  MDG_FORM_YEAR,      /* a fiscal year, from the last one to the one after next */
  MDG_FORM_CHOICE,    /* one of choices */
  MDG_FORM_DUE,       /* a date that mostly lies ahead */
  MDG_FORM_CLOCK,     /* a time of the day, kept as "13:00" */
  MDG_FORM_HOURS,     /* days of the week with hours (mdg-week-hours.h) */
  MDG_FORM_CODES,     /* several of the vocabulary of the field */
  MDG_FORM_AREAS,     /* codes of several areas */
} MdgFormKind;

typedef struct
{
  const char *value;
  const char *label; /* msgid */
} MdgFormChoice;

typedef struct
{
  guint field;
  MdgFormKind kind;
  const char *title;            /* msgid */
  const char *tooltip;          /* msgid, may be NULL */
  guint max_length;             /* characters, counted beside what is typed; 0 for none */
  const MdgFormChoice *choices; /* ended by an empty one */
} MdgFormField;

typedef struct
{
  const char *title;       /* msgid, may be NULL */
  const char *description; /* msgid, may be NULL */
  const MdgFormField *fields;
  guint n_fields;
} MdgFormGroup;

/* Signal changed (): something was typed or chosen.
   groups must stay where they are. */
GtkWidget *mdg_record_form_new (MdgWorkspace *workspace,
                                const MdgFormGroup *groups,
                                guint n_groups);
/* Shows the values of record, which is not touched. */
void mdg_record_form_set_record (MdgRecordForm *self,
                                 MdgRecord *record);
/* The record as it stands in the rows, checked; INVALID with the reason, and the row it is about has the focus. */
MdgRecord *mdg_record_form_collect (MdgRecordForm *self,
                                    GError **error);
/* Something differs from the record that was set. */
gboolean mdg_record_form_is_changed (MdgRecordForm *self);
void mdg_record_form_focus_first (MdgRecordForm *self);
/* The row of a field, for tests and for what is added beside it. */
GtkWidget *mdg_record_form_get_row (MdgRecordForm *self,
                                    guint field);

G_END_DECLS
