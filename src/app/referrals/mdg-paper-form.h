#pragma once

#include "mdg-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fields of records in the order and with the words of a sheet of paper. What is typed goes into the records at once; a line
   that cannot be read keeps what was typed and says so below it. */
#define MDG_TYPE_PAPER_FORM (mdg_paper_form_get_type ())
G_DECLARE_FINAL_TYPE (MdgPaperForm, mdg_paper_form, MDG, PAPER_FORM, GtkWidget)

typedef enum
{
  MDG_PAPER_TEXT,
  MDG_PAPER_PHONE,
  MDG_PAPER_DATE,
  MDG_PAPER_DUE,  /* a day to come */
  MDG_PAPER_TIME, /* day and minute */
  MDG_PAPER_NAME, /* with its reading in brackets, which goes to second */
  MDG_PAPER_AGE,  /* a birth date; an age goes to second */
  MDG_PAPER_NUMBER,
  MDG_PAPER_BOX,   /* one of the codes, as boxes to tick */
  MDG_PAPER_BOXES, /* any of the codes */
  MDG_PAPER_CODE,  /* one of many codes, as a drop-down */
  MDG_PAPER_STAFF, /* who works here, as a drop-down */
  MDG_PAPER_NOTE,
  MDG_PAPER_FLAG,
} MdgPaperKind;

typedef enum
{
  MDG_PAPER_PLAIN = 0,
  MDG_PAPER_ROW = 1 << 0,      /* begins a row */
  MDG_PAPER_WIDE = 1 << 1,     /* takes what is left of the row */
  MDG_PAPER_NUMBERED = 1 << 2, /* the boxes carry their digit */
  MDG_PAPER_SHORT = 1 << 3,    /* the boxes carry the short label */
  MDG_PAPER_HEADED = 1 << 4,   /* the head of the block says what it is */
} MdgPaperFlags;

typedef struct
{
  guint field;
  MdgPaperKind kind;
  MdgPaperFlags flags;
  const char *label; /* msgid */
  int size;          /* characters of a line, lines of a note */
  const char *codes; /* only these, in this order; NULL for all */
  guint second;
} MdgPaperLine;

typedef struct
{
  const char *head; /* msgid; NULL for none */
  const MdgPaperLine *lines;
  guint n_lines;
} MdgPaperBlock;

/* Signal edited (char *key, gboolean is_text): by hand. key names the field; text is typed letter by letter. */
GtkWidget *mdg_paper_form_new (MdgWorkspace *workspace);
/* Lines of record, which is edited itself; blocks must stay where they are. */
void mdg_paper_form_add (MdgPaperForm *self,
                         MdgRecord *record,
                         const MdgPaperBlock *blocks,
                         guint n_blocks);
/* The i-th record added is now this one. */
void mdg_paper_form_replace (MdgPaperForm *self,
                             guint index,
                             MdgRecord *record);
/* Shows the records as they are; what could not be read is forgotten. */
void mdg_paper_form_update (MdgPaperForm *self);
/* The same for one field that was set beside the form. */
void mdg_paper_form_update_field (MdgPaperForm *self,
                                  MdgRecord *record,
                                  guint field);

/* All that is shown, as one line: a draft and a step of undo. Reading leaves the form as it was on failure. */
char *mdg_paper_form_dup_json (MdgPaperForm *self);
gboolean mdg_paper_form_load_json (MdgPaperForm *self,
                                   const char *json,
                                   GError **error);

/* FALSE with the reason when a line cannot be read; it has the focus then. */
gboolean mdg_paper_form_check (MdgPaperForm *self,
                               GError **error);
/* FALSE when the form has no such field. */
gboolean mdg_paper_form_focus_field (MdgPaperForm *self,
                                     MdgRecord *record,
                                     guint field);
/* Marks the field as the one that something is wrong with; NULL takes it off. */
void mdg_paper_form_set_fault (MdgPaperForm *self,
                               MdgRecord *record,
                               guint field,
                               const char *fault);
/* The widget of a field. */
GtkWidget *mdg_paper_form_get_widget (MdgPaperForm *self,
                                      MdgRecord *record,
                                      guint field);

G_END_DECLS
