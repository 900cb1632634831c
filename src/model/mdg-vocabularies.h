#pragma once

#include "mdg-term.h"

G_BEGIN_DECLS

/* All terms of a register, looked up by vocabulary, code and fiscal year. A code keeps its meaning for
   ever; its label is that of the fiscal year asked for. */
#define MDG_TYPE_VOCABULARIES (mdg_vocabularies_get_type ())
G_DECLARE_FINAL_TYPE (MdgVocabularies, mdg_vocabularies, MDG, VOCABULARIES, GObject)

/* terms is a GPtrArray of MdgTerm, kept in the order of their positions. */
MdgVocabularies *mdg_vocabularies_new (GPtrArray *terms);

/* Terms offered in the fiscal year, in order; groups (terms that others name as parent) included; empty
   array when there is no such vocabulary. Borrowed objects, own array. fiscal_year 0: all years. */
GPtrArray *mdg_vocabularies_list (MdgVocabularies *self,
                                  const char *vocabulary,
                                  int fiscal_year);
/* The term of that year, else the newest one of the code; NULL when the code is unknown. */
MdgTerm *mdg_vocabularies_find (MdgVocabularies *self,
                                const char *vocabulary,
                                const char *code,
                                int fiscal_year);
/* The label, short label (falls back to the label) or, for unknown codes, the code itself; NULL gives "". */
const char *mdg_vocabularies_get_label (MdgVocabularies *self,
                                        const char *vocabulary,
                                        const char *code,
                                        int fiscal_year);
const char *mdg_vocabularies_get_short (MdgVocabularies *self,
                                        const char *vocabulary,
                                        const char *code,
                                        int fiscal_year);
/* The code of a label, short label, kana reading or code as typed, folded; NULL when none fits exactly. */
const char *mdg_vocabularies_find_code (MdgVocabularies *self,
                                        const char *vocabulary,
                                        const char *typed);
/* Terms whose code, label or reading begins with (first) or contains (after) what was typed, romaji too;
   groups left out. Own array of borrowed objects. */
GPtrArray *mdg_vocabularies_complete (MdgVocabularies *self,
                                      const char *vocabulary,
                                      int fiscal_year,
                                      const char *typed);
/* TRUE for a term that other terms name as parent. */
gboolean mdg_vocabularies_is_group (MdgVocabularies *self,
                                    MdgTerm *term);

G_END_DECLS
