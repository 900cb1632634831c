#pragma once

#include "mdg-table.h"

G_BEGIN_DECLS

/* What stands around the sheet when it is printed; texts may be NULL. */
typedef struct
{
  gboolean is_a3; /* else A4 */
  gboolean is_landscape;
  const char *centre;
  const char *version;  /* "内部用" */
  const char *handling; /* "取扱注意" */
  const char *date;     /* "作成 R8.5.12" */
  gboolean is_mincho;   /* else gothic */
} MdgXlsxPage;

/* A sheet each table (MdgTable): bold head, frozen and repeated on every page. Texts are string cells, never
   formulas. The file names no author and no time, so the same tables give the same bytes. INVALID when a text is longer
   than a spreadsheet cell holds (32,767 characters). page may be NULL: A4 portrait, no header. */
gboolean mdg_xlsx_write (GPtrArray *tables,
                         const MdgXlsxPage *page,
                         const char *path,
                         GError **error);

typedef struct
{
  const char *label; /* with span 1 and "" the head of its column takes both rows */
  guint span;
} MdgXlsxGroup;

typedef struct
{
  const char *letter; /* "A", "B★" */
  const char *attributes;
  const char *const *cells; /* n_columns; a line each item */
} MdgXlsxMatrixRow;

/* A classified issue table: rows × columns in groups. */
typedef struct
{
  const char *name;               /* of the sheet */
  const char *const *title_lines; /* the first large; NULL-terminated */
  const char *letter_label;       /* "事例" */
  const char *attributes_label;   /* "年代・性別・介護度・世帯" */
  const MdgXlsxGroup *groups;     /* spans add up to n_columns */
  guint n_groups;
  const char *const *columns;
  guint n_columns;
  const MdgXlsxMatrixRow *rows;
  guint n_rows;
  const char *totals_label; /* NULL leaves the line out */
  const char *const *totals;
  const char *group_totals_label;
  const char *const *group_totals;
  const char *const *notes; /* NULL-terminated, or NULL */
} MdgXlsxMatrix;

/* One sheet, one page wide; totals that are digits only become numbers. */
gboolean mdg_xlsx_write_matrix (const MdgXlsxMatrix *matrix,
                                const MdgXlsxPage *page,
                                const char *path,
                                GError **error);

typedef enum
{
  MDG_XLSX_CELL_PLAIN, /* no lines around it */
  MDG_XLSX_CELL_PLAIN_RIGHT,
  MDG_XLSX_CELL_TITLE,
  MDG_XLSX_CELL_LABEL,
  MDG_XLSX_CELL_BOX,
  MDG_XLSX_CELL_NOTE, /* its text at the top */
} MdgXlsxCellKind;

/* Where a cell of a form stands on paper, in millimetres; text may be NULL. */
typedef struct
{
  MdgXlsxCellKind kind;
  double x;
  double y;
  double width;
  double height;
  const char *text;
} MdgXlsxFormCell;

/* No two cells may lie over each other. */
typedef struct
{
  const char *name; /* of the sheet */
  const MdgXlsxFormCell *cells;
  guint n_cells;
} MdgXlsxForm;

/* Forms to be filled in with a spreadsheet program: a sheet each on one A4 page, cells as wide and high as given. */
gboolean mdg_xlsx_write_forms (const MdgXlsxForm *forms,
                               guint n_forms,
                               const MdgXlsxPage *page,
                               const char *path,
                               GError **error);

G_END_DECLS
