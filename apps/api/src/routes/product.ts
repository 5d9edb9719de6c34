import { productOperations } from '@countersign/contracts/product/operations';
import { createProduct } from '@countersign/services/product/create';
import { listProducts } from '@countersign/services/product/list';
import { updateProduct } from '@countersign/services/product/update';
import { bind } from '../routing/bind.ts';

export const productRoutes = bind('product', productOperations, {
  list: listProducts,
  create: createProduct,
  update: updateProduct,
});
