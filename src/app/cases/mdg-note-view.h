#pragma once

#include <gtk/gtk.h>

#include "mdg-case-issues.h"

G_BEGIN_DECLS

/* A note to read, with its marked sentences: tint, line and number of the issue. What is selected can be marked. */
#define MDG_TYPE_NOTE_VIEW (mdg_note_view_get_type ())
G_DECLARE_FINAL_TYPE (MdgNoteView, mdg_note_view, MDG, NOTE_VIEW, GtkTextView)

GtkWidget *mdg_note_view_new (void);

/* Code points [start, end) of the note. label is what stands behind it: "地2". */
typedef struct
{
  guint start;
  guint end;
  MdgIssueGroup group;
  char *label;
} MdgNoteMark;

/* Shows text with marks (MdgNoteMark, sorted by end; copied). A long text is folded until it is unfolded. */
void mdg_note_view_set_note (MdgNoteView *self,
                             const char *text,
                             GArray *marks);
gboolean mdg_note_view_is_folded (MdgNoteView *self);
void mdg_note_view_unfold (MdgNoteView *self);
/* What is selected, owned, and where it stands in the note; NULL when nothing is. */
char *mdg_note_view_dup_selection (MdgNoteView *self,
                                   guint *offset);
/* Selects and shows a part of the note. */
void mdg_note_view_select (MdgNoteView *self,
                           guint start,
                           guint end);

G_END_DECLS
