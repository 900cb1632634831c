#pragma once

#include "mdg-consultation-words.h"
#include "mdg-date.h"
#include "mdg-sheet-reader.h"

G_BEGIN_DECLS

/* Which column of a centre's own register fills which field of a consultation. Fields are named as the keys of
   the log: received_at, kind, channel, direction, consulter.name, consulter.profession, consulter.affiliation,
   consulter.phone, subject.name, subject.kana, subject.sex, subject.birth, subject.age, subject.address, text, action_text,
   contents, scenes, actions, urgency, minutes, follow_up.who, follow_up.what, follow_up.due; besides received_date and
   received_time (both become received_at), consulter.affil_kind, subject.care_level, subject.area, staff, note. */
typedef struct _MdgConsultationMapping MdgConsultationMapping;

/* Finds the head among the first 10 rows, which may take two rows with merged cells, and guesses the fields. With
   remembered (may be NULL) its choices go first. The reader is read from; open another to convert the rows. INVALID when
   no row has three known names. */
MdgConsultationMapping *mdg_consultation_mapping_new_for_reader (MdgSheetReader *reader,
                                                                 const MdgConsultationMapping *remembered,
                                                                 GError **error);
/* {"columns": [{"header", "field" or null, "word"?}], "words": {vocabulary: {word: code}}} */
MdgConsultationMapping *mdg_consultation_mapping_new_from_json (const char *json,
                                                                GError **error);
char *mdg_consultation_mapping_dup_json (const MdgConsultationMapping *self);
void mdg_consultation_mapping_free (MdgConsultationMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgConsultationMapping, mdg_consultation_mapping_free)

/* Names of columns that remembered fills a field from and self does not have; owned by the caller, empty when all are there. */
GPtrArray *mdg_consultation_mapping_list_missing (const MdgConsultationMapping *self,
                                                  const MdgConsultationMapping *remembered);

/* Last row of the head; 0 for a mapping read from JSON. */
guint mdg_consultation_mapping_get_header_row (const MdgConsultationMapping *self);
guint mdg_consultation_mapping_get_n_columns (const MdgConsultationMapping *self);
/* "相談者／氏名" where the head has two rows. */
const char *mdg_consultation_mapping_get_header (const MdgConsultationMapping *self,
                                                 guint column);
/* NULL when the column is left out. */
const char *mdg_consultation_mapping_get_field (const MdgConsultationMapping *self,
                                                guint column);
/* A column of ticks stands for this word ("電話" under 方法); NULL for others. */
const char *mdg_consultation_mapping_get_word (const MdgConsultationMapping *self,
                                               guint column);
/* field is NULL or one of mdg_consultation_mapping_list_fields (); FALSE when it is not. */
gboolean mdg_consultation_mapping_set_field (MdgConsultationMapping *self,
                                             guint column,
                                             const char *field);
const char *const *mdg_consultation_mapping_list_fields (void);

/* The centre's own choice for a word no vocabulary knows; goes before the vocabularies and is remembered. */
void mdg_consultation_mapping_set_code (MdgConsultationMapping *self,
                                        const char *vocabulary,
                                        const char *word,
                                        const char *code);
const char *mdg_consultation_mapping_get_code (const MdgConsultationMapping *self,
                                               const char *vocabulary,
                                               const char *word);

typedef struct
{
  char *vocabulary;
  char *word;
} MdgUnknownWord;

/* One row of the register, ready for the fields of a consultation. */
typedef struct
{
  guint row_number;
  gboolean has_time;   /* else received_at ends in T00:00 */
  GHashTable *values;  /* field to text: ISO dates, "2026-05-12T14:05", codes (several with a space between), digits */
  GPtrArray *warnings; /* char *, in plain words; the row is taken all the same */
  GPtrArray *unknown;  /* MdgUnknownWord *; the words are kept in note */
} MdgConsultationRow;

void mdg_consultation_row_free (MdgConsultationRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgConsultationRow, mdg_consultation_row_free)
const char *mdg_consultation_row_get (const MdgConsultationRow *row,
                                      const char *field);

/* Rows in their order: 〃 and 同上 take what stands above, and so does an empty date. NOT_FOUND for what is no
   consultation (the head, its repetitions, rows with nothing in mapped columns): pass over it silently. INVALID for a refused
   row: the message names the row and the reason. */
MdgConsultationRow *mdg_consultation_mapping_convert (MdgConsultationMapping *self,
                                                      GPtrArray *cells,
                                                      guint row_number,
                                                      MdgConsultationWords *words,
                                                      const MdgDate *today,
                                                      GError **error);
/* Forgets the row above, for another pass. */
void mdg_consultation_mapping_rewind (MdgConsultationMapping *self);

G_END_DECLS
