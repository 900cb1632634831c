#pragma once

#include <glib-object.h>

#include "mdg-crosstab-field.h"
#include "mdg-cube.h"
#include "mdg-facts-row.h"

G_BEGIN_DECLS

/* Every field of a cross table as columns of numbers over the rows of a cube: what the cube has, what is worked out of
   it (months, ages), and what stands with the person, the area and the case. A column is made when it is first asked
   for and grows with the cube. Not safe for several threads at once. */
#define MDG_TYPE_FACTS (mdg_facts_get_type ())
G_DECLARE_FINAL_TYPE (MdgFacts, mdg_facts, MDG, FACTS, GObject)

/* Codes from 0, which is none. A field of several values has the first in firsts and the others, in the order
   of their rows, apart. Borrowed until something changes. */
typedef struct
{
  const guint16 *firsts;
  const guint32 *rows;
  const guint16 *codes;
  guint n_others;
  guint n_codes;
} MdgFactsView;

/* Keeps the cube. */
MdgFacts *mdg_facts_new (MdgCube *cube);
MdgCube *mdg_facts_get_cube (MdgFacts *self);

/* Fills facts (the data of its functions). add_subject and add_area also bring one up to date. */
extern const MdgFactsSink mdg_facts_sink;
/* All ticks of a case, or findings of a consultation, as they now are. */
void mdg_facts_replace_ticks (MdgFacts *self,
                              gint64 case_id,
                              const char *const *issues);
void mdg_facts_replace_findings (MdgFacts *self,
                                 gint64 consultation,
                                 const char *const *issues);
/* The matrix column and group that an issue belongs to. */
void mdg_facts_set_parent (MdgFacts *self,
                           const char *issue,
                           const char *column,
                           const char *group);

void mdg_facts_get_view (MdgFacts *self,
                         MdgCrosstabField field,
                         MdgFactsView *view);
/* NULL for none; "2026-05" of a month, "2025" of a fiscal year, "u65", "65", "70", "80", "90" of an age band; row
   numbers of areas and staff. */
const char *mdg_facts_get_text (MdgFacts *self,
                                MdgCrosstabField field,
                                guint code);
/* 0 for "" and NULL, G_MAXUINT when it was never met. */
guint mdg_facts_find_code (MdgFacts *self,
                           MdgCrosstabField field,
                           const char *text);

G_END_DECLS
