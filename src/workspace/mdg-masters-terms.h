#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The vocabularies of the desk as a centre may edit them. A code keeps its meaning for ever: what was recorded
   under it keeps the label of its fiscal year. */
typedef struct
{
  char *id;
  char *name; /* in the language of the product, as the data says */
  gboolean is_extensible;
  guint n_terms; /* of all years, hidden ones too */
} MdgMastersVocabulary;

void mdg_masters_vocabulary_free (MdgMastersVocabulary *vocabulary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgMastersVocabulary, mdg_masters_vocabulary_free)

/* Those that fields of records use, the ones a centre may extend first. Array of MdgMastersVocabulary. */
GPtrArray *mdg_masters_list_vocabularies (MdgWorkspace *workspace,
                                          GError **error);
/* Terms of the vocabulary in a fiscal year in their order, hidden ones too; owned array of owned MdgTerm. */
GPtrArray *mdg_masters_list_terms (MdgWorkspace *workspace,
                                   const char *vocabulary,
                                   int fiscal_year,
                                   GError **error);

#define MDG_TERM_SHORT_MAX 8

/* Made by a centre ("U-…"), not the program's own. */
gboolean mdg_masters_is_own_term (MdgRecord *term);
/* A new term of the centre with its code, standing last, valid from the fiscal year on. */
MdgTerm *mdg_masters_new_term (MdgWorkspace *workspace,
                               const char *vocabulary,
                               int from_year,
                               GError **error);
/* Saves a term as edited; INVALID where the reading is missing or the short label is too long. */
MdgChange *mdg_masters_new_term_saved (MdgRecord *term,
                                       GError **error);
/* Labels of edited from the fiscal year on; the years before keep those of term. */
MdgChange *mdg_masters_new_term_renamed (MdgWorkspace *workspace,
                                         MdgRecord *term,
                                         MdgRecord *edited,
                                         int from_year,
                                         GError **error);
MdgChange *mdg_masters_new_term_hidden (MdgRecord *term,
                                        gboolean is_hidden);
/* Voids an own term that nothing uses; INVALID with how often it is used otherwise. */
MdgChange *mdg_masters_new_term_removed (MdgWorkspace *workspace,
                                         MdgRecord *term,
                                         GError **error);

G_END_DECLS
