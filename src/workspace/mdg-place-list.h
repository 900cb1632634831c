#pragma once

#include "mdg-geometry.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_PLACE_UNKNOWN, /* a shape or row that only has a name */
  MDG_PLACE_MUNICIPALITY,
  MDG_PLACE_TOWN,
  MDG_PLACE_WATER, /* counted, not lived on */
} MdgPlaceRole;

/* One row of a file of places, as its columns say it. */
typedef struct
{
  guint number; /* of the row or shape in the file */
  MdgPlaceRole role;
  char *name;
  char *code;
  char *city; /* 松戸市, without its prefecture */
  char *county;
  char *ward;
  char *city_code;    /* 5 digits */
  MdgGeometry *shape; /* in degrees, without crossings; NULL for a point or a row of a table */
  MdgPoint point;
  gboolean has_point;
  gint64 people; /* MDG_NO_INTEGER where not known */
  gint64 people_65;
  gint64 people_75;
} MdgPlace;

/* A file read and put right: axes, planes, crossings. What could not be taken is said; nothing of the register is known here. */
typedef struct
{
  GPtrArray *places;  /* of MdgPlace */
  GPtrArray *refused; /* of MdgPlaceRefused */
  GPtrArray *remarks; /* char *, what was put right */
} MdgPlaceList;

typedef struct
{
  guint number;
  char *reason;
} MdgPlaceRefused;

/* with_shapes: a row without area and place is refused. */
MdgPlaceList *mdg_place_list_new_for_path (const char *path,
                                           gboolean with_shapes,
                                           GError **error);
void mdg_place_list_free (MdgPlaceList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgPlaceList, mdg_place_list_free)

void mdg_place_list_refuse (MdgPlaceList *list,
                            guint number,
                            const char *format,
                            ...) G_GNUC_PRINTF (3, 4);
void mdg_place_list_remark (MdgPlaceList *list,
                            const char *format,
                            ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
