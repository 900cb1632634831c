#pragma once

#include "mdg-import.h"
#include "mdg-town-index.h"

G_BEGIN_DECLS

/* Makes records of rows; known people are found again. One transaction of a store. */
typedef struct
{
  MdgStore *store;
  MdgChange *change;
  char *entered_at;
  GPtrArray *staff;
  GPtrArray *areas;
  MdgTownIndex *towns;
  GHashTable *consulters; /* folded name and place → MdgRecord */
  GHashTable *subjects;   /* folded kana, birth, sex → MdgRecord; known ones and those of this import */
  GHashTable *births;     /* birth and sex whose people are in subjects */
} MdgImportMaker;

gboolean mdg_import_maker_init (MdgImportMaker *self,
                                MdgStore *store,
                                MdgChange *change,
                                GError **error);
void mdg_import_maker_clear (MdgImportMaker *self);
/* Adds the records of the row to the change. */
gboolean mdg_import_maker_add (MdgImportMaker *self,
                               const MdgConsultationRow *row,
                               GError **error);

/* The text of the consultation as it is stored. */
const char *mdg_import_get_text (const MdgConsultationRow *row);

/* The words of the register's vocabularies. */
MdgConsultationWords *mdg_import_load_words (MdgStore *store,
                                             GError **error);

G_END_DECLS
