#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Codes by the words offices write for them. Vocabularies are named as in the fields of a consultation:
   consult_kind, channel, direction, profession, affil_kind, content, scene, action, urgency, care_level, sex. */
typedef struct _MdgConsultationWords MdgConsultationWords;

/* Knows sex, direction and consult_kind from the start. */
MdgConsultationWords *mdg_consultation_words_new (void);
void mdg_consultation_words_free (MdgConsultationWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgConsultationWords, mdg_consultation_words_free)

/* word is a label, short label, kana or synonym of the term. What stands in and before its brackets and between its
   dots counts too where no other term claims it. The first to claim a word keeps it. */
void mdg_consultation_words_add (MdgConsultationWords *self,
                                 const char *vocabulary,
                                 const char *code,
                                 const char *word);
/* Code of word, whatever its width, kana, case and leading number ("1.電話"); NULL when unknown. Office words
   such as TEL, ケアマネ, 包括 and 訪看 are known for the codes that were added. */
const char *mdg_consultation_words_lookup (MdgConsultationWords *self,
                                           const char *vocabulary,
                                           const char *word);

G_END_DECLS
