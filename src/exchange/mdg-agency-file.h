#pragma once

#include "mdg-date.h"
#include "mdg-record.h"
#include "mdg-sheet-reader.h"

G_BEGIN_DECLS

/* Published lists of providers as they are downloaded, and answers of surveys: 介護サービス情報公表システム, 医療情報ネット,
   推奨データセット and 自治体標準オープンデータセット, by the names of their columns; CSV, .xlsx or a zip of such files. */
typedef struct _MdgAgencyFile MdgAgencyFile;

typedef enum
{
  MDG_AGENCY_FILE_CARE,      /* 介護サービス情報公表 */
  MDG_AGENCY_FILE_MEDICAL,   /* 医療情報ネット: facilities */
  MDG_AGENCY_FILE_HOURS,     /* 医療情報ネット: departments and hours of facilities that are known */
  MDG_AGENCY_FILE_MUNICIPAL, /* 推奨データセット, 自治体標準 */
  MDG_AGENCY_FILE_SURVEY,    /* anything else with names of agencies */
} MdgAgencyFileKind;

/* One row. What the file does not say is empty in the records. */
typedef struct
{
  guint line;
  MdgAgencyFileKind kind;
  char *dataset; /* "kaigo:140", "navii:clinic", "open:care", "open:medical", "survey" */
  char *entry;   /* what identifies it there */
  MdgRecord *agency;
  GPtrArray *services;  /* MdgAgencyService */
  GPtrArray *abilities; /* MdgAgencyAbility */
  GPtrArray *warnings;  /* char *; the row is taken all the same */
} MdgAgencyEntry;

void mdg_agency_entry_free (MdgAgencyEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgAgencyEntry, mdg_agency_entry_free)

/* procedures and services are folded (mdg-agency-columns.h) labels and short labels of the vocabularies with their codes; borrowed until it is freed. INVALID
   when no row among the first ten is the head of such a list. */
MdgAgencyFile *mdg_agency_file_new (const char *path,
                                    GHashTable *procedures,
                                    GHashTable *services,
                                    const MdgDate *today,
                                    GError **error);
void mdg_agency_file_free (MdgAgencyFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgAgencyFile, mdg_agency_file_free)

/* ROW sets *entry; REFUSED sets *line and the error; the others as in mdg-sheet-reader.h. Rows of hours come once for
   each facility, after all other rows of the file. */
MdgSheetStatus mdg_agency_file_next (MdgAgencyFile *self,
                                     MdgAgencyEntry **entry,
                                     guint *line,
                                     GError **error);

G_END_DECLS
