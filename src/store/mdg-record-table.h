#pragma once

#include "mdg-record.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* The record as it stands now, voided ones too; NOT_FOUND when there is none. */
MdgRecord *mdg_record_table_load (MdgStore *store,
                                  MdgKind kind,
                                  const MdgUuid *uuid,
                                  GError **error);
MdgRecord *mdg_record_table_load_by_id (MdgStore *store,
                                        MdgKind kind,
                                        gint64 id,
                                        GError **error);
/* Live records of a kind in the order of entry. */
GPtrArray *mdg_record_table_list (MdgStore *store,
                                  MdgKind kind,
                                  GError **error);
/* The same with those that were voided. */
GPtrArray *mdg_record_table_list_ever (MdgStore *store,
                                       MdgKind kind,
                                       GError **error);
/* Live records whose reference field points at uuid, in the order of entry. */
GPtrArray *mdg_record_table_list_by_reference (MdgStore *store,
                                               MdgKind kind,
                                               guint field,
                                               const MdgUuid *uuid,
                                               GError **error);
/* Live records whose text field equals text. */
GPtrArray *mdg_record_table_list_by_text (MdgStore *store,
                                          MdgKind kind,
                                          guint field,
                                          const char *text,
                                          GError **error);
/* Live records whose text field lies from … to, both included, by the field and the order of entry. */
GPtrArray *mdg_record_table_list_by_range (MdgStore *store,
                                           MdgKind kind,
                                           guint field,
                                           const char *from,
                                           const char *to,
                                           GError **error);

/* Row number of the record, 0 when there is none, -1 on error. */
gint64 mdg_record_table_find_id (MdgStore *store,
                                 MdgKind kind,
                                 const MdgUuid *uuid,
                                 GError **error);

/* Writes the row as it is given; no revision, no audit, no index (see mdg-change-table.h for saving).
   FALSE with CONFLICT when a reference points at nothing. */
gboolean mdg_record_table_insert (MdgStore *store,
                                  MdgRecord *record,
                                  GError **error);
gboolean mdg_record_table_update (MdgStore *store,
                                  MdgRecord *record,
                                  GError **error);

/* A record out of a row of a SELECT of mdg-record-sql.h. */
MdgRecord *mdg_record_table_read_row (MdgKind kind,
                                      MdgStatement *stmt);

G_END_DECLS
