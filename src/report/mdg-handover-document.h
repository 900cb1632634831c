#pragma once

#include "mdg-document.h"

G_BEGIN_DECLS

/* "引継ぎ票" for the next shift, one A4 page: promises by urgency with a box to tick. It is set smaller, down to
   8 points, to stay on its page, and only then goes on: nothing is hidden. Marked 当日廃棄. */
#define MDG_TYPE_HANDOVER_DOCUMENT (mdg_handover_document_get_type ())
G_DECLARE_FINAL_TYPE (MdgHandoverDocument, mdg_handover_document, MDG, HANDOVER_DOCUMENT, MdgDocument)

typedef enum
{
  MDG_HANDOVER_OVERDUE,
  MDG_HANDOVER_TODAY,
  MDG_HANDOVER_SOON,    /* within five business days */
  MDG_HANDOVER_WAITING, /* for others */
} MdgHandoverGroup;

MdgHandoverDocument *mdg_handover_document_new (void);

/* Under the title: day, from whom to whom; joined by line feeds. */
void mdg_handover_document_set_lines (MdgHandoverDocument *self,
                                      const char *lines);
/* when: "5/12 火", who: the person it is about, call: whom to call and the number. */
void mdg_handover_document_add_item (MdgHandoverDocument *self,
                                     MdgHandoverGroup group,
                                     const char *when,
                                     const char *what,
                                     const char *who,
                                     const char *call);
/* What else the next one must know; may be NULL. */
void mdg_handover_document_set_note (MdgHandoverDocument *self,
                                     const char *note);

G_END_DECLS
