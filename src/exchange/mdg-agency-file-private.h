#pragma once

#include "mdg-agency-columns.h"
#include "mdg-agency-file.h"
#include "mdg-date.h"

G_BEGIN_DECLS

/* The head of one table. */
typedef struct
{
  MdgAgencyFileKind kind;
  const char *dataset;   /* of MEDICAL and HOURS; NULL: from the row */
  GArray *columns;       /* MdgAgencyColumn of each column */
  GPtrArray *procedures; /* code of the procedure each column answers for, or NULL */
  GArray *days;          /* of HOURS: day × 2 + (0 from, 1 to) each column is about, -1 */
  GHashTable *services;  /* words → codes, borrowed */
  MdgDate today;         /* completes dates without a year */
} MdgAgencyHead;

/* NULL without an error when the cells are no head. */
MdgAgencyHead *mdg_agency_head_new (GPtrArray *cells,
                                    GHashTable *procedures,
                                    GHashTable *services,
                                    const MdgDate *today);
void mdg_agency_head_free (MdgAgencyHead *head);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgAgencyHead, mdg_agency_head_free)

/* The trimmed cell of the column; NULL where it is empty or there is no such column. */
const char *mdg_agency_head_get (const MdgAgencyHead *head,
                                 GPtrArray *cells,
                                 MdgAgencyColumn column);

/* NULL with INVALID when the row cannot be taken; the error does not name the line. */
MdgAgencyEntry *mdg_agency_entry_new (const MdgAgencyHead *head,
                                      GPtrArray *cells,
                                      guint line,
                                      GError **error);
MdgAgencyEntry *mdg_agency_entry_new_empty (guint line);

G_END_DECLS
