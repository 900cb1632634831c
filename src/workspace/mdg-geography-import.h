#pragma once

#include "mdg-place-list.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_GEOGRAPHY_BOUNDARY,   /* shapes of the municipality, its neighbours and its towns */
  MDG_GEOGRAPHY_TOWNS,      /* a place for each town */
  MDG_GEOGRAPHY_POPULATION, /* figures for the towns, by code or name */
  MDG_GEOGRAPHY_N_KINDS,
} MdgGeographyKind;

/* "boundary", "towns", "population". */
const char *mdg_geography_kind_get_name (MdgGeographyKind kind);

/* What a file would do to the register; nothing is written until it is applied. */
typedef struct
{
  MdgGeographyKind kind;
  char *path;
  guint8 hash[32];
  MdgChange *change;
  guint n_new;
  guint n_update;
  guint n_same;
  GPtrArray *refused; /* of MdgPlaceRefused */
  GPtrArray *remarks; /* char * */
} MdgGeographyImport;

void mdg_geography_import_free (MdgGeographyImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgGeographyImport, mdg_geography_import_free)

/* Reads the file and compares it with the register. INVALID with what is wrong and what to do; the register is as it was. */
MdgGeographyImport *mdg_geography_import_preview (MdgWorkspace *workspace,
                                                  MdgGeographyKind kind,
                                                  const char *path,
                                                  GError **error);
void mdg_geography_import_preview_async (MdgWorkspace *workspace,
                                         MdgGeographyKind kind,
                                         const char *path,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
MdgGeographyImport *mdg_geography_import_preview_finish (GAsyncResult *result,
                                                         GError **error);

/* In one transaction; the id is what mdg_import_undo takes. */
gboolean mdg_geography_import_apply (MdgWorkspace *workspace,
                                     MdgGeographyImport *import,
                                     MdgUuid *id,
                                     GError **error);
void mdg_geography_import_apply_async (MdgWorkspace *workspace,
                                       MdgGeographyImport *import,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean mdg_geography_import_apply_finish (MdgWorkspace *workspace,
                                            GAsyncResult *result,
                                            MdgUuid *id,
                                            GError **error);

G_END_DECLS
